package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** The ways to take events: alone, with their place, in pages, by a handler; and how a reading is ended and taken up. */
class DeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeBox box = FakeBox.start();

    @AfterEach
    void close() {
        box.close();
    }

    private StreamOptions.Builder options() {
        return StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .startAt(StartAt.earliest())
                .pageLimit(2);
    }

    private void publish(String... ids) {
        for (String id : ids) {
            box.publish("{\"event_id\":\"" + id + "\",\"event_type\":\"ITEM_UPLOAD\"}");
        }
    }

    private static String id(Event event) {
        return String.valueOf(event.eventId());
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(DeliveryTest::id).toList();
    }

    @Test
    void repeatsAreDropped() {
        publish("a", "b", "c", "d");
        box.inject(Call.READ_EVENTS, Fault.delay(Duration.ZERO), Fault.repeats(2));

        BoxEventFlux.stream(options().build())
                .map(DeliveryTest::id)
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d")
                .then(() -> box.awaitHeldPolls(1, SOON))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void eventsWithoutAnIdAreNeverDropped() {
        box.publish("{\"event_type\":\"LOGIN\"}", "{\"event_type\":\"LOGIN\"}");

        BoxEventFlux.stream(options().build())
                .as(StepVerifier::create)
                .expectNextCount(2)
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void onAUsersStreamTypesAreFilteredOnThisSide() {
        box.publish(
                "{\"event_id\":\"a\",\"event_type\":\"ITEM_UPLOAD\"}",
                "{\"event_id\":\"b\",\"event_type\":\"LOCK_CREATE\"}",
                "{\"event_id\":\"c\",\"event_type\":\"ITEM_UPLOAD\"}");

        BoxEventFlux.stream(options().eventTypes(EventType.LOCK_CREATE).build())
                .map(DeliveryTest::id)
                .as(StepVerifier::create)
                .expectNext("b")
                .then(() -> box.awaitHeldPolls(1, SOON))
                .thenCancel()
                .verify(SOON);

        assertThat(box.requests(Call.READ_EVENTS))
                .allSatisfy(request -> assertThat(request.query()).doesNotContain("event_type"));
    }

    @Test
    void aRecordKnowsThePositionThatItsPageWasReadWith() {
        publish("a", "b", "c");

        List<EventRecord> records =
                BoxEventFlux.records(options().build()).take(3).collectList().block(SOON);

        StreamPosition ofThird = records.get(2).position();
        assertThat(records.get(0).position()).isEqualTo(new StreamPosition("0"));
        BoxEventFlux.stream(options().startAt(StartAt.position(ofThird.value())).build())
                .map(DeliveryTest::id)
                .as(StepVerifier::create)
                .expectNext("c")
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void acknowledgingIsFreeAndACheckpointNeedsAStore() {
        publish("a");

        EventRecord eventRecord = BoxEventFlux.records(options().build()).blockFirst(SOON);

        eventRecord.acknowledge();
        eventRecord.acknowledge();
        eventRecord.checkpoint().as(StepVerifier::create).verifyError(CheckpointException.class);
    }

    @Test
    void aCheckpointOfAPageLosesNothingAndRepeatsNothing() {
        publish("a", "b", "c", "d", "e");
        List<PageRecord> pages =
                BoxEventFlux.pages(options().build()).take(2).collectList().block(SOON);

        Checkpoint checkpoint = pages.get(0).toCheckpoint();

        assertThat(ids(pages.get(0).page().events())).containsExactly("a", "b");
        assertThat(checkpoint.recentEventIds()).containsExactly("a", "b");
        box.inject(Call.READ_EVENTS, Fault.repeats(2));
        BoxEventFlux.stream(options().resumeFrom(checkpoint).build())
                .map(DeliveryTest::id)
                .as(StepVerifier::create)
                .expectNext("c", "d", "e")
                .then(() -> box.awaitHeldPolls(1, SOON))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void aSmallCheckpointOfAPageHasTheNewestIdsOfATimeBeforeIt() {
        publish("a", "b", "c", "d");
        PageRecord second = BoxEventFlux.pages(options().build()).take(2).blockLast(SOON);

        assertThat(second.toCheckpoint(Duration.ofMinutes(10), 4)).isEqualTo(second.toCheckpoint());
        assertThat(second.toCheckpoint(Duration.ofMinutes(10), 3).recentEventIds())
                .containsExactly("b", "c", "d");
        assertThat(second.toCheckpoint(Duration.ZERO, 4).recentEventIds()).containsExactly("c", "d");
        assertThat(second.toCheckpoint(Duration.ZERO, 0).position())
                .isEqualTo(second.toCheckpoint().position());
    }

    @Test
    void aSmallCheckpointCannotHaveLessThanNothing() {
        publish("a");
        PageRecord page = BoxEventFlux.pages(options().build()).blockFirst(SOON);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> page.toCheckpoint(Duration.ofMinutes(10), -1))
                .withMessageContaining("PT10M, -1 at most, is not allowed");
        assertThatIllegalArgumentException().isThrownBy(() -> page.toCheckpoint(Duration.ofMinutes(-10), 1));
    }

    @Test
    void theFirstPageOfAStreamThatStartsNowCarriesThePlace() {
        publish("before");

        PageRecord first =
                BoxEventFlux.pages(options().startAt(StartAt.now()).build()).blockFirst(SOON);

        publish("after");
        assertThat(first.page().events()).isEmpty();
        BoxEventFlux.stream(options().resumeFrom(first.toCheckpoint()).build())
                .map(DeliveryTest::id)
                .as(StepVerifier::create)
                .expectNext("after")
                .thenCancel()
                .verify(SOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anErrorOfWhatIsReadAheadComesAfterTheEventsBeforeIt(int prefetchPages) {
        publish("a", "b", "c", "d");
        box.inject(Call.READ_EVENTS, Fault.none(), Fault.status(403).forever());

        BoxEventFlux.stream(options().prefetchPages(prefetchPages).build())
                .map(DeliveryTest::id)
                .as(events -> StepVerifier.create(events, 1))
                .expectNext("a")
                .then(() -> box.awaitRequest(request -> request.outcome().status() == 403, SOON))
                .expectNoEvent(Duration.ofMillis(200))
                .thenRequest(1)
                .expectNext("b")
                .thenRequest(1)
                .expectError(ForbiddenException.class)
                .verify(SOON);
    }

    @Test
    void stopWhenDeliversWhatWasReadAndCompletes() {
        publish("a", "b", "c", "d");
        Sinks.Empty<Void> stop = Sinks.empty();

        BoxEventFlux.stream(options().prefetchPages(0).stopWhen(stop.asMono()).build())
                .map(DeliveryTest::id)
                .as(events -> StepVerifier.create(events, 1))
                .expectNext("a")
                .then(stop::tryEmitEmpty)
                .thenRequest(10)
                .expectNext("b")
                .expectComplete()
                .verify(SOON);

        assertThat(box.count(Call.READ_EVENTS)).isEqualTo(1);
    }

    @Test
    void stopWhenIsHeardBetweenTwoPages() {
        publish("a", "b", "c", "d");
        Sinks.Many<String> stop = Sinks.many().multicast().directBestEffort();

        BoxEventFlux.stream(options().prefetchPages(0).stopWhen(stop.asFlux()).build())
                .map(DeliveryTest::id)
                .as(events -> StepVerifier.create(events, 1))
                .expectNext("a")
                .then(() -> assertThat(stop.tryEmitNext("now")).isEqualTo(Sinks.EmitResult.OK))
                .thenRequest(10)
                .expectNext("b")
                .expectComplete()
                .verify(SOON);

        assertThat(stop.currentSubscriberCount()).isZero();
    }

    @Test
    void stopWhenEndsAHeldPoll() {
        Sinks.Empty<Void> stop = Sinks.empty();

        BoxEventFlux.stream(options().stopWhen(stop.asMono()).build())
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);

        box.awaitHeldPolls(0, SOON);
    }

    @Test
    void processHandlesOneEventAfterTheOther() {
        publish("a", "b", "c");
        Sinks.Empty<Void> stop = Sinks.empty();
        Queue<String> handled = new ConcurrentLinkedQueue<>();

        BoxEventFlux.process(
                        options().stopWhen(stop.asMono()).build(),
                        ProcessOptions.defaults(),
                        event -> Mono.delay(Duration.ofMillis(20))
                                .doOnNext(late -> handled.add(id(event)))
                                .doOnNext(late -> {
                                    if (id(event).equals("c")) {
                                        stop.tryEmitEmpty();
                                    }
                                }))
                .as(StepVerifier::create)
                .expectComplete()
                .verify(SOON);

        assertThat(handled).containsExactly("a", "b", "c");
    }

    @Test
    void aHandlerThatFailsEndsTheProcessing() {
        publish("a", "b");

        BoxEventFlux.process(
                        options().build(),
                        ProcessOptions.defaults(),
                        event -> Flux.error(new IllegalStateException("no")))
                .as(StepVerifier::create)
                .expectErrorMessage("no")
                .verify(SOON);
    }

    @Test
    void historyWithAnEndCompletes() {
        box.publish("{\"event_id\":\"a\",\"event_type\":\"LOGIN\",\"created_at\":\""
                + box.now().minusSeconds(60) + "\"}");

        BoxEventFlux.stream(options()
                        .streamType(StreamType.ADMIN_LOGS)
                        .createdBefore(box.now())
                        .build())
                .map(DeliveryTest::id)
                .as(StepVerifier::create)
                .expectNext("a")
                .expectComplete()
                .verify(SOON);
    }
}
