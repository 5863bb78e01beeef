package io.github.boxeventflux.test;

import java.time.Duration;
import java.util.List;

/** One stream's events, each at a position. Safe to use from several threads. */
interface EventLog {

    Page read(EventsQuery query, int pageSize);

    /** The last events before the position, oldest first. */
    List<String> before(String position, int count);

    /** Another position with the same events behind it. */
    String alias(String position);

    String positionJson(String position);

    /** Refuses a position that was never given out. */
    void requireKnown(String position);

    boolean hasAfter(String position);

    /** The position behind everything that can be read now. */
    String newest();

    void dropOlderThan(Duration age);
}
