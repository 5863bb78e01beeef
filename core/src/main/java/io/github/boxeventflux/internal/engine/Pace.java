package io.github.boxeventflux.internal.engine;

/**
 * How dense history is somewhere.
 *
 * @param secondsPerEvent between two events
 */
record Pace(double secondsPerEvent) {

    /** How many seconds are likely to hold so many events; a whole one at least. */
    long secondsOf(long events) {
        return Math.max(1, (long) (secondsPerEvent * events));
    }

    /** How many events so many seconds are likely to hold. */
    long eventsIn(long seconds) {
        return (long) (seconds / secondsPerEvent);
    }
}
