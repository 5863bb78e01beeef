package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Handling, reading and saving together, at a server. */
class ProcessTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);
    private static final ProcessOptions QUICK = ProcessOptions.builder()
            .retry(RetryOptions.builder().firstBackoff(Duration.ofMillis(10)).build())
            .build();

    private final FakeBox box = FakeBox.start();
    private final ScriptedStore store = new ScriptedStore();
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final List<String> handled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        box.close();
    }

    private StreamOptions options() {
        return StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .startAt(StartAt.earliest())
                .pageLimit(5)
                .name("audit")
                .checkpointStore(store)
                .stopWhen(stop.asMono())
                .build();
    }

    private void publish(int count) {
        box.publish(IntStream.range(0, count)
                .mapToObj("{\"type\":\"event\",\"event_id\":\"%d\",\"event_type\":\"ITEM_UPLOAD\"}"::formatted)
                .toArray(String[]::new));
    }

    private static String id(Event event) {
        return String.valueOf(event.eventId());
    }

    private Mono<Void> handle(Event event) {
        return Mono.fromRunnable(() -> handled.add(id(event)));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    @Test
    void everyEventIsHandledAndAGracefulEndSavesThat() {
        publish(23);

        BoxEventFlux.process(options(), ProcessOptions.defaults(), this::handle)
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);

        assertThat(handled).isEqualTo(ids(0, 23));
        assertThat(store.stored(KEY).acknowledgedBeyond()).isEmpty();
        assertThat(store.stored(KEY).recentEventIds()).hasSize(23);
        assertThat(store.calls).endsWith("release");
    }

    @Test
    void anEventThatCannotBeHandledEndsTheProcessingAndIsTheFirstOfTheNext() {
        publish(23);
        BoxEventFlux.process(
                        options(),
                        QUICK,
                        event -> id(event).equals("12") ? Mono.error(new IllegalStateException("no")) : handle(event))
                .as(StepVerifier::create)
                .expectErrorMessage("no")
                .verify(SOON);
        assertThat(handled).isEqualTo(ids(0, 12));
        handled.clear();

        BoxEventFlux.process(options(), QUICK, this::handle)
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);

        assertThat(handled).isEqualTo(ids(12, 23));
    }

    @Test
    void whatRunsAtTheEndMayFinishAndCounts() {
        publish(23);
        Sinks.Empty<Void> slow = Sinks.empty();

        BoxEventFlux.process(options(), ProcessOptions.defaults(), event -> {
                    if (id(event).equals("3")) {
                        stop.tryEmitEmpty();
                        return slow.asMono().then(handle(event));
                    }
                    return handle(event);
                })
                .as(StepVerifier::create)
                .then(() -> box.awaitRequests(Call.READ_EVENTS, 1, SOON))
                .then(slow::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);

        assertThat(handled).isEqualTo(ids(0, 4));
        assertThat(store.stored(KEY).acknowledgedBeyond()).isEqualTo(ids(0, 4));
    }

    @Test
    void withoutAStoreEverythingIsHandledAsWell() {
        publish(23);
        StreamOptions options = StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .startAt(StartAt.earliest())
                .stopWhen(stop.asMono())
                .build();

        BoxEventFlux.process(options, ProcessOptions.builder().concurrency(4).build(), this::handle)
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);

        assertThat(handled).containsExactlyInAnyOrderElementsOf(ids(0, 23));
    }
}
