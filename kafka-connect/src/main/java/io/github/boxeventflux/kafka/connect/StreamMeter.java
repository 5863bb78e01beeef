package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.EventPage;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.LongAdder;

/** What is measured of one stream. */
final class StreamMeter {

    final LongAdder pages = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder repeats = new LongAdder();
    final LongAdder waits = new LongAdder();
    final LongAdder retries = new LongAdder();

    private volatile long newest;
    private volatile boolean behind;
    private volatile boolean failing;

    void read(EventPage page) {
        pages.increment();
        events.add(page.events().size());
        for (Event event : page.events()) {
            OffsetDateTime createdAt = event.createdAt();
            if (createdAt != null) {
                newest = Math.max(newest, createdAt.toInstant().toEpochMilli());
                behind = true;
            }
        }
    }

    void waits() {
        waits.increment();
        behind = false;
    }

    void failing(boolean value) {
        failing = value;
    }

    boolean isFailing() {
        return failing;
    }

    /** How old the newest event is that was read; nothing when all of them were. */
    long lagMillis(long now) {
        return behind ? Math.max(0, now - newest) : 0;
    }
}
