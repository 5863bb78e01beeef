package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.engine.IdsByAge.Seen;
import io.github.boxeventflux.options.StreamOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids of recent events, by which repeats are known. Exact, bounded by count and by age, but never smaller than two
 * pages: a page may be read again, and so may the one before it. Safe to be asked from any thread.
 */
public final class RecentEventIds {

    private final int maxIds;
    private final Duration maxAge;
    private final IdsByAge ids = new IdsByAge();
    private final Map<String, Long> beyond = new LinkedHashMap<>();
    private long settledAt = Long.MAX_VALUE;
    private long pages;
    private int minIds;

    public RecentEventIds(StreamOptions options) {
        maxIds = options.deduplication().maxIds();
        minIds = 2 * options.pageLimit();
        maxAge = options.deduplication().maxAge();
    }

    /**
     * Remembers the ids of a checkpoint. Those of events that are done behind its position stay whatever the bounds,
     * until {@link #settled()}: the events will come again.
     */
    public synchronized void restore(Checkpoint checkpoint, Instant now) {
        Seen restored = new Seen(pages, now);
        checkpoint.recentEventIds().forEach(id -> ids.add(id, restored));
        checkpoint.acknowledgedBeyond().forEach(id -> beyond.put(id, pages));
    }

    /**
     * Whatever the bounds, keeps the ids of the newest page's events from that second on, until {@link #settled()}: where
     * history meets the live stream, they will come again.
     */
    public synchronized void keepSince(Instant second, List<Event> events) {
        for (Event event : events) {
            OffsetDateTime createdAt = event.createdAt();
            if (event.eventId() != null
                    && (createdAt == null || !createdAt.toInstant().isBefore(second))) {
                beyond.put(event.eventId(), pages);
            }
        }
    }

    /** Everything was read once: whatever was to come again came again. */
    public synchronized void settled() {
        if (settledAt == Long.MAX_VALUE) {
            settledAt = pages;
        }
    }

    /**
     * The ids of events behind the position that came up to that page or were restored, as long as that page is not behind
     * all of them.
     */
    public synchronized List<String> knownBeyond(long page) {
        if (page >= settledAt) {
            beyond.clear();
        }
        return beyond.entrySet().stream()
                .filter(entry -> entry.getValue() <= page)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The events of one more page that were not seen before, in the same order; all of them are known afterwards. An
     * event without an id is always new.
     */
    public synchronized List<Event> unseen(List<Event> page, Instant now) {
        pages++;
        // Who serves more than was asked for may repeat more, too.
        minIds = Math.max(minIds, 2 * page.size());
        Seen first = new Seen(pages, now);
        List<Event> unseen = new ArrayList<>(page.size());
        for (Event event : page) {
            String id = event.eventId();
            if (id == null || isFirst(id, first)) {
                unseen.add(event);
            }
        }
        forgetOld(now);
        return unseen;
    }

    /** How many pages there were; the number of the last one. */
    public synchronized long pages() {
        return pages;
    }

    /** The ids that are known and came first in that page or earlier, oldest first. */
    public synchronized List<String> upToPage(long page) {
        return upToPage(page, Instant.MIN, Integer.MAX_VALUE);
    }

    /** Of those, the newest that came at that time or later, be it once more; no more than that many. */
    public synchronized List<String> upToPage(long page, Instant since, int atMost) {
        return ids.newestWhere(seen -> seen.firstPage() <= page && !seen.last().isBefore(since), atMost);
    }

    private boolean isFirst(String id, Seen first) {
        return ids.add(id, first) && (settledAt < Long.MAX_VALUE || !beyond.containsKey(id));
    }

    private void forgetOld(Instant now) {
        Instant oldest = now.minus(maxAge);
        for (Seen seen = ids.eldest(); seen != null && ids.size() > minIds; seen = ids.eldest()) {
            if (ids.size() <= maxIds && !seen.last().isBefore(oldest)) {
                return;
            }
            ids.removeEldest();
        }
    }
}
