package io.github.boxeventflux.options;

import java.time.Duration;

/** Refusals that all read alike: the option, the value, what is allowed. */
final class OptionCheck {

    private OptionCheck() {}

    static IllegalArgumentException refused(String option, Object value, String allowed) {
        return new IllegalArgumentException(option + ": " + value + " is not allowed; allowed is " + allowed);
    }

    static int within(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw refused(option, value, min + " to " + max);
        }
        return value;
    }

    static Duration within(String option, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw refused(option, value, min + " to " + max);
        }
        return value;
    }

    static String notBlank(String option, String value) {
        if (value.isBlank()) {
            throw refused(option, "a blank text", "a text");
        }
        return value;
    }
}
