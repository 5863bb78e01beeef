package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was published on one stream. A position is the text that was given out for a {@link Mark}, and says nothing by itself. */
final class PublishedLog implements EventLog {

    private static final int REPEAT_ONE_IN = 8;
    private static final int REPEAT_OUT_OF = 20;

    private final StreamRules rules;
    private final BoxClock clock;
    private final Positions positions;
    private final @Nullable Random disorder;
    private final NavigableMap<Mark, StoredEvent> kept = new TreeMap<>();
    private final Map<Mark, String> positionOf = new HashMap<>();
    private final Map<String, Mark> markOf = new HashMap<>();
    private Mark dropped = Mark.START;
    private long sequence;

    PublishedLog(StreamRules rules, BoxClock clock, Positions positions) {
        this.rules = rules;
        this.clock = clock;
        this.positions = positions;
        this.disorder = rules.disorder() == null ? null : new Random(rules.disorder());
        positionOf.put(Mark.START, issue(Mark.START));
    }

    synchronized void append(StoredEvent event) {
        store(event);
        if (disorder != null && disorder.nextInt(REPEAT_ONE_IN) == 0) {
            List<StoredEvent> recent =
                    kept.descendingMap().values().stream().limit(REPEAT_OUT_OF).toList();
            // It comes with those around it, else the position behind it would pass what is not visible yet.
            store(recent.get(disorder.nextInt(recent.size())).publishedAt(event.publishedAt()));
        }
    }

    @Override
    public synchronized Page read(EventsQuery query, int pageSize) {
        dropExpired();
        if (query.fromNow() || isLost(query)) {
            return new Page(List.of(), positions.toJson(newest()));
        }
        Mark from = mark(query.position());
        Mark next = from;
        List<String> entries = new ArrayList<>();
        for (Entry<Mark, StoredEvent> entry : kept.tailMap(from, false).entrySet()) {
            StoredEvent event = entry.getValue();
            if (!isVisible(event) || !query.holds(event.createdAt())) {
                continue;
            }
            if (entries.size() == Math.min(query.limit(), pageSize)) {
                break;
            }
            next = entry.getKey();
            if (query.wants(event.eventType())) {
                entries.add(event.json());
            }
        }
        if (disorder != null) {
            Collections.shuffle(entries, disorder);
        }
        return new Page(entries, nextPosition(query, from, next, entries.isEmpty()));
    }

    @Override
    public synchronized List<String> before(String position, int count) {
        List<String> events = new ArrayList<>(count);
        NavigableMap<Mark, StoredEvent> earlier =
                position.equals(EventsQuery.NOW) ? kept : kept.headMap(mark(position), true);
        earlier.descendingMap().values().stream().limit(count).forEach(event -> events.add(event.json()));
        Collections.reverse(events);
        return events;
    }

    @Override
    public synchronized String alias(String position) {
        return issue(position.equals(EventsQuery.NOW) ? lastVisible() : mark(position));
    }

    @Override
    public String positionJson(String position) {
        return positions.toJson(position);
    }

    @Override
    public synchronized void requireKnown(String position) {
        mark(position);
    }

    @Override
    public synchronized boolean hasAfter(String position) {
        dropExpired();
        Mark from = mark(position);
        return from.compareTo(dropped) < 0 || from.compareTo(lastVisible()) < 0;
    }

    @Override
    public synchronized String newest() {
        return position(lastVisible());
    }

    @Override
    public synchronized void dropOlderThan(Duration age) {
        dropBefore(clock.instant().minus(age));
    }

    private void store(StoredEvent event) {
        Mark mark = new Mark(rules.byTime() ? event.createdAt() : Instant.EPOCH, ++sequence);
        kept.put(mark, event);
        positionOf.put(mark, issue(mark));
    }

    private String issue(Mark mark) {
        String position = positions.next();
        markOf.put(position, mark);
        return position;
    }

    private Mark mark(String position) {
        if (position.equals(EventsQuery.OLDEST)) {
            return Mark.START;
        }
        if (!position.matches("\\d+")) {
            throw Refusal.badRequest("nextStreamPosition value is malformed");
        }
        Mark mark = markOf.get(position);
        if (mark == null) {
            throw Refusal.badRequest("Invalid stream position");
        }
        return mark;
    }

    private String position(Mark mark) {
        return positionOf.getOrDefault(mark, "");
    }

    private String nextPosition(EventsQuery query, Mark from, Mark next, boolean empty) {
        if (empty && rules.zeroAtEnd()) {
            return positions.toJson(EventsQuery.OLDEST);
        }
        boolean stays = next.equals(from) && !query.fromOldest();
        return positions.toJson(stays ? query.position() : position(next));
    }

    private Mark lastVisible() {
        return kept.descendingMap().entrySet().stream()
                .filter(entry -> isVisible(entry.getValue()))
                .findFirst()
                .map(Entry::getKey)
                .orElse(dropped);
    }

    private boolean isVisible(StoredEvent event) {
        return !event.publishedAt().plus(rules.delay()).isAfter(clock.instant());
    }

    /** The silent gap: what stood behind the position is no longer kept, and Box does not say so. */
    private boolean isLost(EventsQuery query) {
        return !query.fromOldest() && mark(query.position()).compareTo(dropped) < 0;
    }

    private void dropExpired() {
        if (rules.retention() != null) {
            dropBefore(clock.instant().minus(rules.retention()));
        }
    }

    private void dropBefore(Instant time) {
        while (!kept.isEmpty() && kept.firstEntry().getValue().publishedAt().isBefore(time)) {
            dropped = kept.firstKey();
            kept.remove(dropped);
        }
    }
}
