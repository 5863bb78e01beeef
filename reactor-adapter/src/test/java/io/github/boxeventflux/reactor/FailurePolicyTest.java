package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.HandlingTrial.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.boxeventflux.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What becomes of an event whose handler has failed for the last time. */
class FailurePolicyTest {

    private static final Duration LONG = Duration.ofHours(1);

    private static ProcessOptions.Builder options(FailurePolicy policy) {
        return ProcessOptions.builder().maxRetries(0).onFailure(policy);
    }

    /** Fails with the event of that number. */
    private static Function<Event, Publisher<?>> failingAt(String number) {
        return event -> number.equals(event.eventId())
                ? Mono.error(new IllegalStateException("no " + number))
                : Mono.delay(Duration.ofSeconds(1));
    }

    @Test
    void stopEndsWithTheHandlersOwnLastErrorAndWithoutAcknowledgement() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().maxRetries(2));
        List<Throwable> errors = List.of(new Exception("1"), new Exception("2"), new Exception("3"));
        AtomicInteger tries = new AtomicInteger();

        StepVerifier.withVirtualTime(
                        () -> trial.handle(about("a", "b"), event -> Mono.error(errors.get(tries.getAndIncrement()))))
                .thenAwait(LONG)
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(errors.get(2)));

        assertThat(trial.steps("acknowledged")).isEmpty();
    }

    @Test
    void stopStartsNoOtherEventAndLetsThoseThatRunFinish() {
        HandlingTrial trial = new HandlingTrial(options(FailurePolicy.stop()).concurrency(4));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a", "a", "b", "c", "d", "b"), failingAt("3")))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(1))
                .verifyErrorMessage("no 3");

        assertThat(trial.steps("started")).containsExactly("0 s: started 1", "0 s: started 3");
        assertThat(trial.steps("acknowledged")).containsExactly("1 s: acknowledged 1");
    }

    @Test
    void stopCancelsWhatRunsWhenTheDrainTimeoutIsOver() {
        HandlingTrial trial =
                new HandlingTrial(options(FailurePolicy.stop()).concurrency(4)).drainTimeout(Duration.ofSeconds(5));

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a", "b"),
                        event -> "2".equals(event.eventId()) ? failingAt("2").apply(event) : Mono.never()))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(5))
                .verifyErrorMessage("no 2");

        assertThat(trial.steps("cancelled")).containsExactly("5 s: cancelled 1");
        assertThat(trial.steps("acknowledged")).isEmpty();
    }

    @Test
    void theFirstErrorOfSeveralIsTheOneThatIsEmitted() {
        HandlingTrial trial = new HandlingTrial(options(FailurePolicy.stop()).concurrency(3));

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a", "b", "c"),
                        event -> Mono.delay(Duration.ofSeconds(5 - Integer.parseInt(event.eventId())))
                                .then(Mono.error(new IllegalStateException("no " + event.eventId())))))
                .thenAwait(LONG)
                .verifyErrorMessage("no 3");

        assertThat(trial.steps("failed")).containsExactly("2 s: failed 3", "3 s: failed 2", "4 s: failed 1");
    }

    @Test
    void skipCountsAsDone() {
        HandlingTrial trial = new HandlingTrial(options(FailurePolicy.skip()));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a", "a", "a"), failingAt("2")))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("acknowledged"))
                .containsExactly("1 s: acknowledged 1", "1 s: acknowledged 2", "2 s: acknowledged 3");
    }

    @Test
    void aDeadLetterMustBePutAwayBeforeTheEventIsDone() {
        List<String> letters = new ArrayList<>();
        FailurePolicy policy = FailurePolicy.deadLetter((event, error) -> Mono.delay(Duration.ofSeconds(3))
                .doOnNext(done -> letters.add(event.eventId() + " for " + error.getMessage())));
        HandlingTrial trial = new HandlingTrial(options(policy).concurrency(3));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a", "a", "b"), failingAt("1")))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(letters).containsExactly("1 for no 1");
        assertThat(trial.steps("acknowledged"))
                .containsExactly("1 s: acknowledged 3", "3 s: acknowledged 1", "4 s: acknowledged 2");
    }

    @Test
    void aDeadLetterIsTriedAgainAndHasATimeLimit() {
        AtomicInteger tries = new AtomicInteger();
        FailurePolicy policy = FailurePolicy.deadLetter((event, error) -> switch (tries.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("thrown");
            case 2 -> null;
            case 3 -> Mono.never();
            default -> Mono.empty();
        });
        HandlingTrial trial = new HandlingTrial(options(policy).maxRetries(3).timeLimit(Duration.ofSeconds(10)));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a"), failingAt("1")))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(tries).hasValue(4);
        // Seven seconds of the handler's pauses, as many of the dead letter's, and its time limit.
        assertThat(trial.steps("acknowledged")).containsExactly("24 s: acknowledged 1");
    }

    @Test
    void aDeadLetterThatFailsEndsTheProcessingWithItsOwnError() {
        FailurePolicy policy =
                FailurePolicy.deadLetter((event, error) -> Mono.error(new IllegalStateException("full")));
        HandlingTrial trial = new HandlingTrial(options(policy));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a", "b"), failingAt("1")))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .hasMessage("full")
                        .satisfies(own -> assertThat(own.getSuppressed())
                                .singleElement()
                                .satisfies(handlers -> assertThat(handlers).hasMessage("no 1"))));

        assertThat(trial.steps("acknowledged")).isEmpty();
        assertThat(trial.steps("started")).containsExactly("0 s: started 1");
    }

    @Test
    void aDeadLetterMayFailWithTheErrorThatItWasGiven() {
        HandlingTrial trial = new HandlingTrial(options(FailurePolicy.deadLetter((event, error) -> Mono.error(error))));

        trial.handle(about("a"), failingAt("1"))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(
                        error -> assertThat(error).hasMessage("no 1").hasNoSuppressedExceptions());
    }

    @Test
    void eachHasItsName() {
        assertThat(FailurePolicy.stop()).hasToString("stop");
        assertThat(FailurePolicy.skip()).hasToString("skip");
        assertThat(FailurePolicy.deadLetter((event, error) -> Mono.empty())).hasToString("dead letter");
        assertThatNullPointerException().isThrownBy(() -> FailurePolicy.deadLetter(null));
    }
}
