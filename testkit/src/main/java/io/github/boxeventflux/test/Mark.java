package io.github.boxeventflux.test;

import java.time.Instant;
import java.util.Comparator;

/** A place in a {@link PublishedLog}: behind the event that was stored under it. */
record Mark(Instant order, long sequence) implements Comparable<Mark> {

    /** Before every event. */
    static final Mark START = new Mark(Instant.MIN, 0);

    private static final Comparator<Mark> ORDER =
            Comparator.comparing(Mark::order).thenComparingLong(Mark::sequence);

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }
}
