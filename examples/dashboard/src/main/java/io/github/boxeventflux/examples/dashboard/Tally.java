package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Counts the events of the last half hour by minute and type; as small for a flood as for a trickle. */
final class Tally {

    static final int MINUTES = 30;

    private static final long SECONDS_OF_A_MINUTE = Duration.ofMinutes(1).toSeconds();

    private final NavigableMap<Long, Map<String, Integer>> minutes = new TreeMap<>();
    private long events;
    private @Nullable Instant newest;

    /** An event came; it counts for the minute in which it happened, or came where Box does not say. */
    synchronized void add(Event event, Instant now) {
        Instant happened = event.createdAt() == null ? now : event.createdAt().toInstant();
        events++;
        if (newest == null || happened.isAfter(newest)) {
            newest = happened;
        }
        forgetBefore(now);
        if (minute(happened) >= oldest(now)) {
            minutes.computeIfAbsent(minute(happened), none -> new HashMap<>())
                    .merge(name(event.eventType()), 1, Integer::sum);
        }
    }

    /** How many there were since the start. */
    synchronized long events() {
        return events;
    }

    /** When the newest one happened; {@code null} when there was none. */
    synchronized @Nullable Instant newest() {
        return newest;
    }

    /** For each minute up to this one how many happened in it. */
    synchronized List<Integer> perMinute(Instant now) {
        return LongStream.rangeClosed(oldest(now), minute(now))
                .mapToObj(minute -> minutes.getOrDefault(minute, Map.of()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .toList();
    }

    /** How many of each type happened in those minutes. */
    synchronized Map<String, Integer> byType(Instant now) {
        forgetBefore(now);
        Map<String, Integer> sums = new TreeMap<>();
        minutes.values().forEach(counts -> counts.forEach((type, count) -> sums.merge(type, count, Integer::sum)));
        return sums;
    }

    private void forgetBefore(Instant now) {
        minutes.headMap(oldest(now)).clear();
    }

    /** Box may send any text for a type, so those that nobody knows are one. */
    private static String name(EventType type) {
        return type.isKnown() ? type.value() : EventType.UNKNOWN.value();
    }

    private static long oldest(Instant now) {
        return minute(now) - MINUTES + 1;
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_OF_A_MINUTE);
    }
}
