package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What a subscriber's demand costs in requests, counted at a real server. */
class DemandTest {

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
                .streamType(StreamType.ALL)
                .startAt(StartAt.earliest());
    }

    private void publish(int count) {
        box.publish(IntStream.range(0, count)
                .mapToObj(n ->
                        "{\"type\":\"event\",\"event_id\":\"id-%05d\",\"event_type\":\"ITEM_UPLOAD\"}".formatted(n))
                .toArray(String[]::new));
    }

    private static Flux<String> ids(Flux<Event> events) {
        return events.map(event -> String.valueOf(event.eventId()));
    }

    @Test
    void nothingHappensBeforeSubscription() {
        publish(1);

        BoxEventFlux.stream(options().build());

        assertThat(box.requests()).isEmpty();
    }

    @Test
    void strictModeReadsNothingWithoutDemand() {
        publish(30);

        BoxEventFlux.stream(options().prefetchPages(0).pageLimit(10).build())
                .as(events -> StepVerifier.create(events, 0))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(300))
                .then(() -> assertThat(box.requests()).isEmpty())
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(box.count(Call.READ_EVENTS)).isEqualTo(1))
                .thenRequest(9)
                .expectNextCount(9)
                .expectNoEvent(Duration.ofMillis(300))
                .then(() -> assertThat(box.count(Call.READ_EVENTS)).isEqualTo(1))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(box.count(Call.READ_EVENTS)).isEqualTo(2))
                .thenCancel()
                .verify(SOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noMorePagesAreReadAheadThanAllowed(int prefetchPages) {
        publish(200);

        BoxEventFlux.stream(options().prefetchPages(prefetchPages).pageLimit(10).build())
                .as(events -> StepVerifier.create(events, 0))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(300))
                .then(() -> assertThat(box.requests()).isEmpty())
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> box.awaitRequests(Call.READ_EVENTS, 1 + prefetchPages, SOON))
                .expectNoEvent(Duration.ofMillis(300))
                .then(() -> assertThat(box.count(Call.READ_EVENTS)).isEqualTo(1 + prefetchPages))
                .thenRequest(50)
                .expectNextCount(50)
                .then(() -> box.awaitRequests(Call.READ_EVENTS, 6 + prefetchPages, SOON))
                .expectNoEvent(Duration.ofMillis(300))
                .then(() -> assertThat(box.count(Call.READ_EVENTS)).isEqualTo(6 + prefetchPages))
                .thenCancel()
                .verify(SOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aBacklogOfTenThousandEventsCostsTwentyOneReadsAndNoPollBeforeItIsDrained(int prefetchPages) {
        publish(10_000);

        ids(BoxEventFlux.stream(options().prefetchPages(prefetchPages).build()))
                .as(StepVerifier::create)
                .expectNext("id-00000")
                .expectNextCount(9_998)
                .expectNext("id-09999")
                .then(() -> box.awaitHeldPolls(1, SOON))
                .thenCancel()
                .verify(SOON);

        assertThat(box.requests().stream().map(request -> request.call()).toList())
                .hasSize(23)
                .startsWith(
                        IntStream.range(0, 21).mapToObj(n -> Call.READ_EVENTS).toArray(Call[]::new))
                .endsWith(Call.FIND_SERVERS, Call.LONG_POLL);
    }

    @Test
    void aPermanent403CostsOneRequestAndOneError() {
        box.inject(Call.READ_EVENTS, Fault.status(403).forever());

        BoxEventFlux.stream(options().build()).as(StepVerifier::create).verifyError(ForbiddenException.class);

        assertThat(box.requests()).hasSize(1);
    }

    @Test
    void everySubscriptionIsAReaderOfItsOwn() {
        publish(3);
        Flux<String> events = ids(BoxEventFlux.stream(options().build())).take(3);

        events.as(StepVerifier::create)
                .expectNext("id-00000", "id-00001", "id-00002")
                .verifyComplete();
        events.as(StepVerifier::create)
                .expectNext("id-00000", "id-00001", "id-00002")
                .verifyComplete();
    }

    @Test
    void aLiveEventArrivesThroughTheLongPoll() {
        ids(BoxEventFlux.stream(options().startAt(StartAt.now()).build()))
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(() -> publish(1))
                .expectNext("id-00000")
                .then(() -> box.awaitHeldPolls(1, SOON))
                .thenCancel()
                .verify(SOON);
    }
}
