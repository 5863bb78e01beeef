package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.error.CheckpointException;
import java.nio.charset.StandardCharsets;

/** What the name of a stream must be to be part of a key: asking again would not help. */
final class StreamName {

    /** A key's entry in an index takes 2,704 bytes at most, and a character up to 3. */
    private static final int LONGEST = 500;

    private StreamName() {}

    static String checked(String name) {
        if (name.length() > LONGEST) {
            throw refused(name.substring(0, 20) + "…", "it has " + name.length() + " characters");
        }
        if (name.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw refused(name.replaceAll("[^\\p{Print}]", "?"), "it has a NUL or half of a surrogate pair");
        }
        return name;
    }

    private static CheckpointException refused(String name, String why) {
        return new CheckpointException(
                "The stream's name \"" + name + "\" cannot be kept in PostgreSQL: " + why
                        + "; allowed is a text of at most " + LONGEST + " characters",
                null);
    }
}
