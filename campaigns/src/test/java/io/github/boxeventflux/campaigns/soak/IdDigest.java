package io.github.boxeventflux.campaigns.soak;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which events came and in which order, in as little memory as one of them takes. */
final class IdDigest {

    private final MessageDigest digest;
    private long count;

    IdDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(String id) {
        count++;
        digest.update(id.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) '\n');
    }

    long count() {
        return count;
    }

    /** Of all that was added; nothing can be added afterwards. */
    @Override
    public String toString() {
        return count + " " + HexFormat.of().formatHex(digest.digest());
    }
}
