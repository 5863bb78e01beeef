package io.github.boxeventflux.test;

import io.github.boxeventflux.event.EventType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The events of an enterprise by their number: what an event says follows from its number alone. They repeat a store of
 * samples, each with an id and a time of its own, so that one costs no more than its text.
 */
final class AdminEvents {

    private static final int SAMPLES = 1024;
    private static final List<EventType> FILTERABLE =
            EventType.known().stream().filter(EventType::isFilterable).toList();
    private static final List<EventType> NOT_FILTERABLE = EventType.known().stream()
            .filter(type -> !type.isFilterable() && !SampleSource.of(type).isOfUserStream())
            .toList();
    private static final String DETAILS = "\"additional_details\":{";
    private static final String MORE_DETAILS = DETAILS + """
            "access_token_identifier":"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",\
            "shared_link_id":"d4735e3a265e16eee03f59718b9b5d03","is_performed_by_admin":false,\
            "user_agent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Safari/537.36",""";
    private static final int USUAL_LENGTH = 2_000;
    private static final String ID = "<id>";
    private static final String TIME = "<time>";
    private static final DateTimeFormatter CALIFORNIA =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(-8));
    private static final List<Sample> STORE = store(new Random(1));

    private final long seed;

    AdminEvents(long seed) {
        this.seed = seed;
    }

    /** 40 hexadecimal digits or a UUID; no two events have the same. */
    String id(long event) {
        // The first half differs for each number.
        long first = Mix.of(seed, event);
        long second = Mix.of(seed + 1, event);
        if (Mix.below(4, seed + 2, event) == 0) {
            return new UUID(first, second).toString();
        }
        byte[] digits = ByteBuffer.allocate(20)
                .putLong(first)
                .putLong(second)
                .putInt((int) (first ^ second))
                .array();
        return HexFormat.of().formatHex(digits);
    }

    String type(long event) {
        return sample(event).type;
    }

    String json(long event, Instant createdAt) {
        return sample(event).json(id(event), CALIFORNIA.format(createdAt));
    }

    private Sample sample(long event) {
        return STORE.get(Mix.below(SAMPLES, seed + 3, event));
    }

    private static List<Sample> store(Random random) {
        return Stream.generate(() -> sample(random)).limit(SAMPLES).toList();
    }

    private static Sample sample(Random random) {
        EventType type = type(random);
        Scene scene = new Scene(random, SampleEvents.MONDAY)
                .with("eventId", ID)
                .with("createdAt", TIME)
                .with("recordedAt", TIME);
        return Sample.of(type, SampleEvents.event(type, scene).json().replace(DETAILS, MORE_DETAILS));
    }

    /** Half of the events can be filtered by type, and half of those are what people do all day. */
    private static EventType type(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Objects.requireNonNullElse(Happening.any(random).forEnterprise(), EventType.UPLOAD);
            case 1 -> FILTERABLE.get(random.nextInt(FILTERABLE.size()));
            default -> NOT_FILTERABLE.get(random.nextInt(NOT_FILTERABLE.size()));
        };
    }

    /** An event's JSON in pieces, some of which stand for what each event has for itself: a page is made of hundreds. */
    private record Sample(String type, List<String> pieces) {

        private static final Pattern AROUND_PLACES = Pattern.compile("(?=<id>|<time>)|(?<=<id>|<time>)");

        private static Sample of(EventType type, String json) {
            return new Sample(type.value(), List.of(AROUND_PLACES.split(json)));
        }

        private String json(String id, String time) {
            StringBuilder json = new StringBuilder(USUAL_LENGTH);
            for (String piece : pieces) {
                json.append(piece.equals(ID) ? id : piece.equals(TIME) ? time : piece);
            }
            return json.toString();
        }
    }
}
