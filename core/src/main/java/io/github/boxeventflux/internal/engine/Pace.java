package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.event.Event;
import java.util.List;

/**
 * How dense history is thereabouts, as far as it is known from what was read beside it.
 *
 * @param secondsPerEvent between two events; negative while it is not known
 * @param length how many seconds the window had from which it is known
 */
record Pace(double secondsPerEvent, long length) {

    /** A window grows no more than so many times: who comes from a Sunday does not know Monday. */
    private static final int GROWTH = 8;

    private static final long FIRST_LENGTH = 3600;

    static final Pace UNKNOWN = new Pace(-1, FIRST_LENGTH / GROWTH);

    /** As a page shows it that was read from that second on and reaches to that one. */
    Pace seen(List<Event> page, long from, long reach) {
        return page.size() < 2 ? this : new Pace((double) Math.max(1, reach - from) / page.size(), length);
    }

    Pace ofLength(long seconds) {
        return new Pace(secondsPerEvent, seconds);
    }

    /** How many seconds are likely to hold so many events; a whole one at least. */
    long secondsOf(long events) {
        double most = (double) length * GROWTH;
        double likely = secondsPerEvent < 0 ? most : Math.min(most, secondsPerEvent * events);
        return Math.max(1, (long) likely);
    }

    /** How many events so many seconds are likely to hold. */
    long eventsIn(long seconds) {
        return secondsPerEvent < 0 ? 0 : (long) (seconds / secondsPerEvent);
    }
}
