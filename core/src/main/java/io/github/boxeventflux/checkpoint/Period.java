package io.github.boxeventflux.checkpoint;

import java.time.Instant;

/**
 * A time from a moment on and before another one.
 *
 * @param from its beginning, which belongs to it
 * @param to its end, which does not
 */
public record Period(Instant from, Instant to) {

    /**
     * Refuses a time that passes backwards.
     *
     * @throws IllegalArgumentException when it ends before it begins, or at once
     */
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period from " + from + " to " + to + " holds no time");
        }
    }
}
