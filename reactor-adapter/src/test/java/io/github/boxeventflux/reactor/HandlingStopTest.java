package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.HandlingTrial.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What becomes of the events in hand when somebody wants it to end. */
class HandlingStopTest {

    private static final Duration STOP_AT = Duration.ofMillis(2_500);
    private static final Duration LONG = Duration.ofHours(1);

    static Stream<Named<Function<Mono<Long>, Publisher<?>>>> stops() {
        return Stream.of(
                Named.of("an element", time -> time.concatWith(Mono.never())),
                Named.of("completion", Mono::then),
                Named.of("an error", time -> time.then(Mono.error(new IllegalStateException("stop")))));
    }

    /** Event 1 takes 1 second, event 10 takes 10. */
    private static Publisher<?> asLongAsItsNumber(Event event) {
        return Mono.delay(Duration.ofSeconds(Integer.parseInt(event.eventId())));
    }

    private static HandlingTrial trial(int concurrency) {
        return new HandlingTrial(ProcessOptions.builder().concurrency(concurrency));
    }

    @ParameterizedTest
    @MethodSource("stops")
    void aStopTakesNoMoreAndLetsWhatRunsFinish(Function<Mono<Long>, Publisher<?>> signal) {
        HandlingTrial trial = trial(4);
        AtomicBoolean recordsCancelled = new AtomicBoolean();

        StepVerifier.withVirtualTime(() -> trial.stop(signal.apply(Mono.delay(STOP_AT)))
                        .handle(
                                about("a", "b", "c", "d", "a", "b", "c", "d")
                                        .doOnCancel(() -> recordsCancelled.set(true)),
                                HandlingStopTest::asLongAsItsNumber))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(recordsCancelled).isTrue();
        assertThat(trial.steps("started"))
                .containsExactly(
                        "0 s: started 1",
                        "0 s: started 2",
                        "0 s: started 3",
                        "0 s: started 4",
                        "1 s: started 5",
                        "2 s: started 6");
        assertThat(trial.steps("acknowledged")).hasSize(6).endsWith("6 s: acknowledged 5", "8 s: acknowledged 6");
    }

    @Test
    void whatOnlyWaitsForItsTurnIsStartedNoMoreAfterAStop() {
        HandlingTrial trial = trial(3);

        StepVerifier.withVirtualTime(() -> trial.stop(Mono.delay(Duration.ofMillis(1)))
                        .handle(about("a", "a", "a"), HandlingStopTest::asLongAsItsNumber))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(1))
                .verifyComplete();

        assertThat(trial.steps()).containsExactly("0 s: started 1", "1 s: completed 1", "1 s: acknowledged 1");
    }

    @Test
    void whatRunsLongerThanTheDrainTimeoutIsCancelled() {
        HandlingTrial trial = trial(2).drainTimeout(Duration.ofSeconds(5));

        StepVerifier.withVirtualTime(() -> trial.stop(Mono.delay(STOP_AT))
                        .handle(
                                about("a", "b"),
                                event -> "1".equals(event.eventId()) ? Mono.never() : Mono.delay(LONG)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(7_500))
                .verifyComplete();

        assertThat(trial.steps("cancelled")).containsExactly("7 s: cancelled 1", "7 s: cancelled 2");
        assertThat(trial.steps("acknowledged")).isEmpty();
    }

    @Test
    void withoutADrainTimeoutItIsCancelledAtOnce() {
        HandlingTrial trial = trial(2).drainTimeout(Duration.ZERO);

        StepVerifier.withVirtualTime(
                        () -> trial.stop(Mono.delay(STOP_AT)).handle(about("a", "b"), event -> Mono.never()))
                .thenAwait(STOP_AT)
                .verifyComplete();

        assertThat(trial.steps("cancelled")).hasSize(2);
    }

    @Test
    void aRetryStillHasItsChanceWithinTheDrainTimeout() {
        HandlingTrial trial = trial(1);
        AtomicInteger tries = new AtomicInteger();

        StepVerifier.withVirtualTime(() -> trial.stop(Mono.delay(Duration.ofMillis(1)))
                        .handle(
                                about("a", "b"),
                                event -> tries.incrementAndGet() == 1
                                        ? Mono.error(new IllegalStateException())
                                        : Mono.empty()))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("started")).containsExactly("0 s: started 1", "1 s: started 1");
        assertThat(trial.steps("acknowledged")).containsExactly("1 s: acknowledged 1");
    }

    @Test
    void aHandlerThatFailsAfterAStopIsNotPassedOver() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().maxRetries(0));

        StepVerifier.withVirtualTime(() -> trial.stop(Mono.delay(STOP_AT))
                        .handle(
                                about("a"),
                                event -> Mono.delay(Duration.ofSeconds(9)).then(Mono.error(new Exception("late")))))
                .thenAwait(LONG)
                .verifyErrorMessage("late");
    }

    @Test
    void aStopThatCameBeforeHandlesNothing() {
        HandlingTrial trial = trial(2).stop(Mono.empty());

        trial.handle(about("a", "b"), event -> Mono.empty())
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(trial.steps()).isEmpty();
    }

    @Test
    void aStopIsHeardWhenTheRecordsAreOverToo() {
        HandlingTrial trial = trial(3).drainTimeout(Duration.ofSeconds(5));

        StepVerifier.withVirtualTime(
                        () -> trial.stop(Mono.delay(STOP_AT)).handle(about("a", "a"), event -> Mono.delay(LONG)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(7_500))
                .verifyComplete();

        assertThat(trial.steps()).containsExactly("0 s: started 1", "7 s: cancelled 1");
    }
}
