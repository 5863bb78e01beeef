package io.github.boxeventflux.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** What a stream's files are called: to be read by people, safe on every file system, and another for every stream. */
final class FileNames {

    private static final int LONGEST = 100;
    private static final int KEPT_OF_A_LONG_NAME = 64;
    private static final int HASH_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FileNames() {}

    /** The common beginning of the names of a stream's files. */
    static String of(StreamKey key) {
        // The type comes first, since some names, such as "con", may not begin a file's name everywhere.
        return key.streamType().value() + '.' + shortened(escaped(key.name()));
    }

    private static String escaped(String name) {
        return name.chars()
                .mapToObj(c -> isPlain((char) c) ? Character.toString(c) : escape((char) c))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    /** Not as in an address: half a surrogate pair, which UTF-8 cannot carry, gets a name of its own, too. */
    private static String escape(char c) {
        return c < 0x80 ? '%' + HEX.toHexDigits((byte) c) : "%u" + HEX.toHexDigits(c);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, KEPT_OF_A_LONG_NAME) + '~' + hash(name);
    }

    private static String hash(String ascii) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ascii.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
