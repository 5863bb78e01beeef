package io.github.boxeventflux.kafka.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which streams have moved without a record that would carry the offset. */
final class Heartbeats {

    /** Thousands of streams can start at once; a transaction of theirs is no larger than one of a page. */
    private static final int AT_ONCE = 500;

    private final Duration interval;
    private final Clock clock;
    private final Set<BoxStream> unsaved = ConcurrentHashMap.newKeySet();
    private final Map<BoxStream, Instant> lastOnes = new HashMap<>();

    Heartbeats(Duration interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /** Its position has moved, and no record says so, or none that came through. From any thread. */
    void movedSilently(BoxStream stream) {
        unsaved.add(stream);
    }

    /** A record is under way. */
    void carried(BoxStream stream) {
        unsaved.remove(stream);
    }

    /** Those that need one now, a page of them at most; their next one is due after the interval. */
    List<BoxStream> due() {
        if (unsaved.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<BoxStream> due = new ArrayList<>();
        for (BoxStream stream : unsaved) {
            if (due.size() == AT_ONCE) {
                break;
            }
            Instant last = lastOnes.get(stream);
            if (last == null || !last.plus(interval).isAfter(now)) {
                due.add(stream);
                lastOnes.put(stream, now);
            }
        }
        due.forEach(unsaved::remove);
        return due;
    }
}
