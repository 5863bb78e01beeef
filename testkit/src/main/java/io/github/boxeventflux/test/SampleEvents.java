package io.github.boxeventflux.test;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.internal.wire.EventDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Events as Box sends them, about a company that does not exist: 1.2 KiB of JSON in most cases. Everything here is
 * deterministic: the same call gives the same event, in every run and on every machine.
 */
public final class SampleEvents {

    /** A Monday morning in California; later events of a row come after it, second by second. */
    static final OffsetDateTime MONDAY = OffsetDateTime.parse("2026-01-05T08:00:00-08:00");

    private static final String USER_STREAM_EVENT = """
            {"type":"event","event_id":"$eventId",
            "created_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "created_at":"$createdAt","recorded_at":"$recordedAt","event_type":"$eventType",
            "session_id":"$sessionId","source":""";

    private static final String ENTERPRISE_EVENT = """
            ,"created_by":{"type":"user","id":"$byId","name":"$byName","login":"$byLogin"},
            "action_by":null,"created_at":"$createdAt","event_id":"$eventId","event_type":"$eventType",
            "ip_address":"$ip","type":"event","session_id":null,
            "additional_details":{"size":$size,"ekm_id":"$uuid","version_id":"$versionId",
            "service_id":"$id","service_name":"$service"},
            "accessible_by":{"type":"user","id":"$otherId","name":"$otherName","login":"$otherLogin"}}""";

    private SampleEvents() {}

    /**
     * The event that this JSON is, as a stream would deliver it.
     *
     * @throws IllegalArgumentException when it is not exactly one JSON value
     */
    public static Event fromJson(String json) {
        return EventDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** An event of this type, with a source of the shape that suits it; any name is allowed. */
    public static Event of(EventType eventType) {
        return event(
                eventType, SampleSource.of(eventType), scene(eventType.value().hashCode()));
    }

    /** Somebody uploads a file of this name. */
    public static Event upload(String fileName) {
        return event(
                EventType.ITEM_UPLOAD,
                SampleSource.FILE,
                scene(fileName.hashCode()).file(fileName));
    }

    /**
     * The nth upload of a row: its id is the number in 40 hexadecimal digits, its time so many seconds after
     * {@code 2026-01-05T08:00:00-08:00}, its file {@code file-<number>.txt}.
     *
     * @param number 0 and more
     */
    public static Event numbered(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("number: " + number + " is not allowed; allowed is 0 and more");
        }
        Scene scene = new Scene(new Random(number), MONDAY.plusSeconds(number))
                .file("file-" + number + ".txt")
                .with("eventId", "%040x".formatted(number));
        return event(EventType.ITEM_UPLOAD, SampleSource.FILE, scene);
    }

    /** The numbered uploads from {@code first} on, so many of them. */
    public static Event[] numbered(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(SampleEvents::numbered)
                .toArray(Event[]::new);
    }

    /** Endlessly many events of all known types in random order, one second after the other. */
    public static Stream<Event> stream(long seed) {
        Random random = new Random(seed);
        List<EventType> types = List.copyOf(EventType.known());
        return Stream.iterate(MONDAY, time -> time.plusSeconds(1))
                .map(time -> event(types.get(random.nextInt(types.size())), new Scene(random, time)));
    }

    /** One event of every known type, by name. */
    public static List<Event> ofEveryType() {
        return EventType.known().stream().map(SampleEvents::of).toList();
    }

    /**
     * One event for every shape of source: the full objects of a user's streams, the short ones of the enterprise's,
     * collaborations, groups, applications, barriers, none at all, and one that nobody knows.
     */
    public static List<Event> ofEverySource() {
        return Arrays.stream(SampleSource.values())
                .map(source -> event(
                        EventType.of("SAMPLE_" + source),
                        source,
                        scene(source.name().hashCode())))
                .toList();
    }

    static Event event(EventType eventType, Scene scene) {
        return event(eventType, SampleSource.of(eventType), scene);
    }

    private static Event event(EventType eventType, SampleSource source, Scene scene) {
        scene.with("eventType", eventType.value());
        return fromJson(scene.fill(
                source.isOfUserStream()
                        ? USER_STREAM_EVENT + source.template() + "}"
                        : "{\"source\":" + source.template() + ENTERPRISE_EVENT));
    }

    private static Scene scene(long seed) {
        return new Scene(new Random(seed), MONDAY);
    }
}
