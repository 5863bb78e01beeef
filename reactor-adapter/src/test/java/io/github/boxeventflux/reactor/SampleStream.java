package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.EventDecoder;
import io.github.boxeventflux.stream.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some pages of numbered events: some without an id, some that Box repeats; page n is read with position n. */
final class SampleStream {

    private static final String NO_ID = "none";

    private final List<List<Event>> pages = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Integer> pageOf = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    SampleStream(Random random) {
        int count = 1 + random.nextInt(6);
        for (int page = 0; page < count; page++) {
            List<Event> events = new ArrayList<>();
            if (page > 0 && random.nextInt(3) == 0) {
                pages.get(page - 1).stream()
                        .filter(event -> event.eventId() != null)
                        .forEach(events::add);
            }
            int fresh = random.nextInt(6);
            for (int i = 0; i < fresh; i++) {
                events.add(add(page, random.nextInt(8) > 0));
            }
            pages.add(events);
        }
    }

    private Event add(int page, boolean withId) {
        int number = pageOf.size();
        pageOf.add(page);
        ids.add(withId ? "id-" + number : NO_ID);
        String json = "{\"number\":\"" + number + "\","
                + (withId ? "\"event_id\":\"id-" + number + "\"," : "")
                + "\"event_type\":\"LOGIN\"}";
        numbers.put(json, number);
        return EventDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    DecodedPage page(StreamPosition position) {
        int page = Integer.parseInt(position.value());
        return page < pages.size()
                ? new DecodedPage(pages.get(page), String.valueOf(page + 1))
                : new DecodedPage(List.of(), position.value());
    }

    int number(Event event) {
        return numbers.get(event.json());
    }

    /** Without one, only a position tells that it is done. */
    boolean hasId(int number) {
        return !ids.get(number).equals(NO_ID);
    }

    Set<Integer> all() {
        return IntStream.range(0, pageOf.size()).boxed().collect(Collectors.toSet());
    }

    /** The events that would not come again. */
    Set<Integer> covered(Checkpoint checkpoint) {
        int position = Integer.parseInt(checkpoint.position().value());
        Set<String> known = new HashSet<>(checkpoint.recentEventIds());
        known.addAll(checkpoint.acknowledgedBeyond());
        return all().stream()
                .filter(number -> pageOf.get(number) < position || known.contains(ids.get(number)))
                .collect(Collectors.toSet());
    }
}
