package io.github.boxeventflux.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeAccount;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.RecordedRequest.State;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class SharingTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Event[] THREE = SampleEvents.numbered(0, 3);

    @Test
    void merged(FakeBox box) {
        StreamOptions changes =
                box.options().streamType(StreamType.CHANGES).asUser("11").build();
        StreamOptions others = changes.toBuilder().asUser("12").build();
        FakeAccount eleven = box.account("11");
        box.account("12").inject(Call.READ_EVENTS, Fault.status(403).forever());

        Flux<Event> both = Flux.merge(
                BoxEventFlux.stream(changes), BoxEventFlux.stream(others).onErrorResume(error -> Mono.empty()));

        StepVerifier.create(both)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(() -> eleven.publish(THREE))
                .expectNext(THREE)
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void sharedByBrowsers(FakeBox box) {
        StreamOptions options = box.options().build();

        Flux<Event> live = BoxEventFlux.stream(options).publish().refCount(1, Duration.ofSeconds(30));

        List<Event> one = new CopyOnWriteArrayList<>();
        List<Event> another = new CopyOnWriteArrayList<>();
        var first = live.subscribe(one::add);
        var second = live.subscribe(another::add);
        box.awaitHeldPolls(1, SOON);
        box.publish(THREE);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(one).containsExactly(THREE);
            assertThat(another).containsExactly(THREE);
        });
        first.dispose();
        second.dispose();
        box.awaitHeldPolls(1, SOON);
        assertThat(box.requests(Call.LONG_POLL))
                .as("it goes on for those who come back")
                .noneMatch(poll -> poll.outcome().state() == State.CANCELLED);
    }

    @Test
    void replayed(FakeBox box) {
        StreamOptions options = box.options().startAt(StartAt.earliest()).build();
        box.publish(THREE);

        Flux<Event> lately =
                BoxEventFlux.stream(options).replay(2, Duration.ofMinutes(10)).refCount();

        var first = lately.subscribe();
        box.awaitHeldPolls(1, SOON);
        StepVerifier.create(lately).expectNext(THREE[1], THREE[2]).thenCancel().verify(SOON);
        first.dispose();
    }

    @Test
    void twoHandlers(FakeBox box) {
        StreamOptions options = kept(box);
        List<Event> indexed = new CopyOnWriteArrayList<>();
        Handler index = event -> Mono.fromRunnable(() -> indexed.add(event));
        Handler archive = event -> Mono.delay(Duration.ofMillis(1)).then();
        box.publish(THREE);

        Flux<EventRecord> done = BoxEventFlux.records(options)
                .concatMap(record -> Mono.when(index.handle(record.event()), archive.handle(record.event()))
                        .thenReturn(record))
                .doOnNext(EventRecord::acknowledge);

        StepVerifier.create(done.map(EventRecord::event))
                .expectNext(THREE)
                .thenCancel()
                .verify(SOON);
        assertThat(indexed).containsExactly(THREE);
    }

    static StreamOptions kept(FakeBox box) {
        return box.options()
                .startAt(StartAt.earliest())
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .build();
    }

    /** Stands for the reader's own code. */
    interface Handler {
        Mono<Void> handle(Event event);
    }
}
