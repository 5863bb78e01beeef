package io.github.boxeventflux.examples.export;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file is to hold, as text. Who goes on with it must want the same.
 *
 * @param box which Box is read
 * @param asUser for which user; {@code null} for the token's own
 * @param since the first moment whose events it holds
 * @param until the first moment whose events it does not hold
 * @param eventTypes which events, in the order of the alphabet; none for all
 * @param format what its name ends with
 */
record Settings(
        String box, @Nullable String asUser, String since, String until, List<String> eventTypes, String format) {

    /**
     * Refuses to go on with something else.
     *
     * @throws IllegalArgumentException that says what is different
     */
    void requireSameAs(Settings begun, Output output) {
        requireSame("--since", since, begun.since, output);
        requireSame("--until", until, begun.until, output);
        requireSame("--event-type", String.join(",", eventTypes), String.join(",", begun.eventTypes), output);
        requireSame("--as-user", asUser, begun.asUser, output);
        requireSame("--format", format, begun.format, output);
        requireSame("BOX_ACCESS_TOKEN", box, begun.box, output);
    }

    private static void requireSame(String option, @Nullable String value, @Nullable String begun, Output output) {
        if (!Objects.equals(value, begun)) {
            throw new IllegalArgumentException(
                    option + ": " + shown(value) + " is not allowed; allowed is " + shown(begun)
                            + ", with which " + output.part() + " was begun. To begin anew, remove that file and "
                            + output.progress());
        }
    }

    private static String shown(@Nullable String value) {
        return value == null || value.isEmpty() ? "none" : value;
    }
}
