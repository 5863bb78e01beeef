package io.github.boxeventflux.benchmarks.backlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events in pages, written once: serving one costs no more than sending its bytes. */
public final class Backlog {

    /** How many events a page has. */
    public static final int PAGE_LIMIT = 500;

    /** Shorter ones left out, events are 1.2 KiB on average. */
    private static final int SHORTEST = 900;

    private static final long SEED = 1;

    /** All of an event's shapes and sizes, at a price that is not paid for each event. */
    private static final int SAMPLES = 2_000;

    /** As long as Box's positions are. */
    private static final long FIRST_POSITION = 1_152_922_976_252_290_000L;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> samples;
    private final List<byte[]> pages = new ArrayList<>();

    /** Holds so many. */
    public Backlog(int events) {
        samples = SampleEvents.stream(SEED)
                .filter(event -> event.json().length() >= SHORTEST)
                .limit(SAMPLES)
                .map(Backlog::sample)
                .toList();
        for (int first = 0; first < events; first += PAGE_LIMIT) {
            pages.add(page(first, Math.min(first + PAGE_LIMIT, events), pages.size() + 1));
        }
        // The end leads to itself.
        pages.add(page(events, events, pages.size()));
    }

    /** The page at that position; the first one where it is Box's word for the beginning. */
    public byte[] page(String position) {
        return pages.get(index(position));
    }

    /** How many pages so many events take, the empty one at the end with them. */
    public static int pages(int events) {
        return (events + PAGE_LIMIT - 1) / PAGE_LIMIT + 1;
    }

    boolean isEnd(String position) {
        return index(position) == pages.size() - 1;
    }

    /** Where that page is read, the first one being 0. */
    public static String position(int page) {
        return Long.toString(FIRST_POSITION + page);
    }

    /** Which page is read there; 0 where it is Box's word for the beginning. */
    public static int index(String position) {
        return position.equals("0") ? 0 : Math.toIntExact(Long.parseLong(position) - FIRST_POSITION);
    }

    private byte[] page(int first, int end, int next) {
        return IntStream.range(first, end)
                .mapToObj(index -> samples.get(index % SAMPLES).formatted(id()))
                .collect(Collectors.joining(
                        ",",
                        "{\"chunk_size\":" + (end - first) + ",\"next_stream_position\":" + position(next)
                                + ",\"entries\":[",
                        "]}"))
                .getBytes(UTF_8);
    }

    /** A format for an event, which takes its id. */
    private static String sample(Event event) {
        return event.json().replace("%", "%%").replace(Objects.requireNonNull(event.eventId()), "%s");
    }

    private String id() {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
