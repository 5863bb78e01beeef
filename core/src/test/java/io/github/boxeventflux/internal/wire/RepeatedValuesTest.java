package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.support.Seeds;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes again in a page is made once; that changes nothing of what an event says. */
class RepeatedValuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PageDecoder decoder = new PageDecoder(AnswerLimits.defaults());

    @Test
    void whoDoesTwoThingsInAPageIsMadeOnce() {
        String event =
                "{\"created_by\":{\"type\":\"user\",\"id\":\"7\",\"name\":\"Ada\"},\"ip_address\":\"203.0.113.7\"}";

        List<Event> events = decode(Stream.of(event, event));

        assertThat(events.get(1).createdBy())
                .isEqualTo(new Actor("user", "7", "Ada", null))
                .isSameAs(events.get(0).createdBy());
        assertThat(events.get(1).ipAddress())
                .isEqualTo("203.0.113.7")
                .isSameAs(events.get(0).ipAddress());
    }

    @Test
    void anEventOfAPageSaysWhatItSaysAlone() {
        Seeds.forEach(100, random -> {
            List<String> sent =
                    IntStream.range(0, 300).mapToObj(i -> event(random)).toList();

            List<Event> events = decode(sent.stream());

            for (int i = 0; i < sent.size(); i++) {
                Event alone = EventDecoder.decode(utf8(sent.get(i)));
                assertThat(events.get(i))
                        .isEqualTo(alone)
                        .returns(alone.createdBy(), Event::createdBy)
                        .returns(alone.actionBy(), Event::actionBy)
                        .returns(alone.eventType(), Event::eventType)
                        .returns(alone.ipAddress(), Event::ipAddress)
                        .returns(alone.sessionId(), Event::sessionId)
                        .returns(alone.createdAt(), Event::createdAt);
            }
        });
    }

    @Test
    void anEventThatIsKeptKeepsNeitherItsPageNorItsNeighboursAlive() throws InterruptedException {
        byte[] page = page(Stream.of("{\"event_id\":\"1\"}", "{\"event_id\":\"2\"}"));
        List<Event> events = decoder.decode(page).events();
        WeakReference<byte[]> pageIfKept = new WeakReference<>(page);
        WeakReference<Event> neighbourIfKept = new WeakReference<>(events.get(0));
        Event kept = events.get(1);
        page = null;
        events = null;

        long end = System.nanoTime() + PATIENCE.toNanos();
        while ((pageIfKept.get() != null || neighbourIfKept.get() != null) && System.nanoTime() < end) {
            System.gc();
            Thread.onSpinWait();
        }

        assertThat(pageIfKept.get()).isNull();
        assertThat(neighbourIfKept.get()).isNull();
        assertThat(kept.json()).isEqualTo("{\"event_id\":\"2\"}");
    }

    private static String event(Random random) {
        return "{\"created_by\":" + actor(random) + ",\"action_by\":" + actor(random) + ",\"event_type\":\""
                + text(random) + "\",\"ip_address\":\"" + text(random) + "\",\"session_id\":\"" + text(random)
                + "\",\"created_at\":\"2026-03-01T1" + random.nextInt(10) + ":00:00"
                + (random.nextBoolean() ? "-" : "+") + "0" + random.nextInt(10) + ":00\"}";
    }

    private static String actor(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "null";
            case 1 -> "[]";
            case 2 -> "{ \"id\": " + random.nextInt(3) + " }";
            default ->
                "{\"type\":\"user\",\"id\":\"" + text(random) + "\",\"login\":{\"x\":1},\"name\":\"" + text(random)
                        + "\"}";
        };
    }

    /** Few enough to come again, and some of them as long as what is remembered at most. */
    private static String text(Random random) {
        String end = List.of("", "a", "b", "ü", "\\u00fc", "\\\"", "😀").get(random.nextInt(7));
        return "x".repeat(random.nextBoolean() ? random.nextInt(4) : 62 + random.nextInt(4)) + end;
    }

    private List<Event> decode(Stream<String> events) {
        return decoder.decode(page(events)).events();
    }

    private static byte[] page(Stream<String> events) {
        return utf8(events.collect(Collectors.joining(",", "{\"entries\":[", "]}")));
    }
}
