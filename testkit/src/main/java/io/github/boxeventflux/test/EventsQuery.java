package io.github.boxeventflux.test;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a read, checked as Box checks it. Parameters that the stream type has no use for are ignored. */
record EventsQuery(
        StreamType streamType,
        String position,
        int limit,
        Set<String> eventTypes,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {

    static final String NOW = "now";
    static final String OLDEST = "0";

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;
    private static final Duration HISTORY = Duration.ofDays(365);
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    static EventsQuery of(Map<String, String> parameters, Instant now) {
        StreamType streamType = streamType(parameters);
        boolean windowed = streamType == StreamType.ADMIN_LOGS;
        return new EventsQuery(
                streamType,
                position(parameters),
                limit(parameters.get("limit")),
                streamType.isEnterprise() ? eventTypes(parameters.get("event_type")) : Set.of(),
                windowed ? time("created_after", parameters, now) : null,
                windowed ? time("created_before", parameters, now) : null);
    }

    static StreamType streamType(Map<String, String> parameters) {
        String name = parameters.getOrDefault("stream_type", StreamType.ALL.value());
        return Arrays.stream(StreamType.values())
                .filter(type -> type.value().equals(name))
                .findAny()
                .orElseThrow(() -> Refusal.badRequest("Invalid value for stream_type"));
    }

    static String position(Map<String, String> parameters) {
        String position = parameters.getOrDefault("stream_position", "");
        return position.isEmpty() || position.equals("null") ? OLDEST : position;
    }

    /** The same without the two ends of its window. */
    EventsQuery open() {
        return new EventsQuery(
                streamType,
                position,
                limit,
                eventTypes,
                createdAfter == null ? null : createdAfter.plusNanos(1),
                createdBefore == null ? null : createdBefore.minusNanos(1));
    }

    boolean fromNow() {
        return position.equals(NOW);
    }

    boolean fromOldest() {
        return position.equals(OLDEST);
    }

    /** Whether the window holds it; both of its ends belong to it. */
    boolean holds(Instant createdAt) {
        return (createdAfter == null || !createdAt.isBefore(createdAfter))
                && (createdBefore == null || !createdAt.isAfter(createdBefore));
    }

    boolean wants(String eventType) {
        return eventTypes.isEmpty() || eventTypes.contains(eventType);
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("\\d{1,9}") || limit.matches("0+")) {
            throw Refusal.badRequest("Invalid value for limit");
        }
        return Math.min(Integer.parseInt(limit), MAX_LIMIT);
    }

    private static Set<String> eventTypes(@Nullable String names) {
        if (names == null || names.isEmpty()) {
            return Set.of();
        }
        Set<String> wanted = Arrays.stream(names.split(",", -1)).collect(Collectors.toUnmodifiableSet());
        for (String name : wanted) {
            if (name.isBlank() || !EventType.of(name).isFilterable()) {
                throw Refusal.badRequest("Invalid event_type parameter");
            }
        }
        return wanted;
    }

    private static @Nullable Instant time(String name, Map<String, String> parameters, Instant now) {
        String text = parameters.get(name);
        if (text == null) {
            return null;
        }
        Instant time = parsed(name, text);
        if (time.isAfter(now)) {
            throw Refusal.badRequest("Invalid " + name + " parameter: it is in the future");
        }
        if (time.isBefore(now.minus(HISTORY))) {
            throw Refusal.badRequest("Invalid " + name + " parameter: it is beyond one year in the past");
        }
        return time;
    }

    private static Instant parsed(String name, String text) {
        try {
            if (RFC_3339.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeParseException noSuchTime) {
            // Answered below: a thirteenth month is no better than no time at all.
        }
        throw Refusal.badRequest("Invalid " + name + " parameter");
    }
}
