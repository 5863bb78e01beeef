package io.github.boxeventflux.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class BatchesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Event[] FIVE = SampleEvents.numbered(0, 5);

    @Test
    void written(FakeBox box) {
        List<List<Event>> written = new CopyOnWriteArrayList<>();
        Table table = events -> Mono.fromRunnable(() -> written.add(events));
        Sinks.Empty<Void> stop = Sinks.empty();
        StreamOptions options = box.options()
                .startAt(StartAt.earliest())
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .stopWhen(stop.asMono())
                .build();
        box.publish(FIVE);

        Flux<EventRecord> saved = BoxEventFlux.records(options)
                .bufferTimeout(3, Duration.ofMillis(500), true)
                .concatMap(batch -> table.insert(
                                batch.stream().map(EventRecord::event).toList())
                        .thenMany(Flux.fromIterable(batch)))
                .doOnNext(EventRecord::acknowledge);

        StepVerifier.create(saved)
                .expectNextCount(5)
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);
        assertThat(written)
                .containsExactly(List.of(FIVE).subList(0, 3), List.of(FIVE).subList(3, 5));
        box.publish(SampleEvents.upload("new"));
        StepVerifier.create(BoxEventFlux.stream(
                        options.toBuilder().stopWhen(Mono.never()).build()))
                .expectNext(SampleEvents.upload("new"))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void counted() {
        StepVerifier.withVirtualTime(() -> eachMinute(Flux.just(
                                SampleEvents.of(EventType.LOGIN),
                                SampleEvents.of(EventType.DOWNLOAD),
                                SampleEvents.of(EventType.LOGIN))
                        .delayElements(Duration.ofSeconds(25))))
                .thenAwait(Duration.ofMinutes(2))
                .expectNext(Map.of(EventType.LOGIN, 1L, EventType.DOWNLOAD, 1L))
                .expectNext(Map.of(EventType.LOGIN, 1L))
                .verifyComplete();
    }

    private static Flux<Map<EventType, Long>> eachMinute(Flux<Event> events) {
        return events.window(Duration.ofMinutes(1))
                .concatMap(minute -> minute.collect(Collectors.groupingBy(Event::eventType, Collectors.counting())));
    }

    /** Stands for the reader's own code. */
    interface Table {
        Mono<Void> insert(List<Event> events);
    }
}
