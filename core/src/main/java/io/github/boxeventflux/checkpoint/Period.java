package io.github.boxeventflux.checkpoint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time from a moment on and before another one, in whole seconds, as Box is asked for it.
 *
 * @param from its beginning, which belongs to it
 * @param to its end, which does not
 */
public record Period(Instant from, Instant to) {

    /**
     * Refuses a time that passes backwards.
     *
     * @throws IllegalArgumentException when it ends before it begins, or at once, or is not in whole seconds
     */
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period from " + from + " to " + to + " holds no time");
        }
        if (!isInSeconds(from) || !isInSeconds(to)) {
            throw new IllegalArgumentException("A period from " + from + " to " + to + " is not in whole seconds");
        }
    }

    static boolean isInSeconds(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
