package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.HandlingTrial.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.event.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What becomes of the events in hand when the records are over or nobody waits for them. */
class HandlingEndTest {

    private static final Duration LOST_AT = Duration.ofMillis(2_500);
    private static final Duration LONG = Duration.ofHours(1);

    /** Event 1 takes 1 second, event 10 takes 10. */
    private static Publisher<?> asLongAsItsNumber(Event event) {
        return Mono.delay(Duration.ofSeconds(Integer.parseInt(event.eventId())));
    }

    private static HandlingTrial trial(int concurrency) {
        return new HandlingTrial(ProcessOptions.builder().concurrency(concurrency));
    }

    @Test
    void whenTheRecordsAreOverAllAreHandledHoweverLongItTakes() {
        HandlingTrial trial = new HandlingTrial(
                        ProcessOptions.builder().concurrency(3).timeLimit(LONG.plusSeconds(1)))
                .drainTimeout(Duration.ofMillis(1));
        AtomicBoolean stopCancelled = new AtomicBoolean();

        StepVerifier.withVirtualTime(() -> trial.stop(Mono.never().doOnCancel(() -> stopCancelled.set(true)))
                        .handle(about("a", "a", "b"), event -> Mono.delay(LONG)))
                .expectSubscription()
                .expectNoEvent(LONG.multipliedBy(2))
                .verifyComplete();

        assertThat(trial.steps("acknowledged")).hasSize(3);
        assertThat(stopCancelled).isTrue();
    }

    @Test
    void anErrorOfTheRecordsComesWhenWhatWasTakenBeforeIsDone() {
        HandlingTrial trial = trial(3);

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a", "a").concatWith(Mono.error(new IllegalStateException("gone"))),
                        HandlingEndTest::asLongAsItsNumber))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(3))
                .verifyErrorMessage("gone");

        assertThat(trial.steps("acknowledged")).containsExactly("1 s: acknowledged 1", "3 s: acknowledged 2");
    }

    @Test
    void anErrorOfTheRecordsWaitsNoLongerThanTheDrainTimeout() {
        HandlingTrial trial = trial(3).drainTimeout(Duration.ofSeconds(5));

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a", "b").concatWith(Mono.error(new IllegalStateException("gone"))),
                        event -> "1".equals(event.eventId()) ? Mono.empty() : Mono.never()))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(5))
                .verifyErrorMessage("gone");

        assertThat(trial.steps("acknowledged")).containsExactly("0 s: acknowledged 1");
        assertThat(trial.steps("cancelled")).containsExactly("5 s: cancelled 2");
    }

    @Test
    void whenTheLeaseIsLostAllIsCancelledAtOnce() {
        HandlingTrial trial = trial(3);
        LeaseLostException lost = new LeaseLostException("lost", null);

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a", "b", "b").concatWith(Mono.delay(LOST_AT).then(Mono.error(lost))),
                        event -> Mono.delay(LONG)))
                .thenAwait(LOST_AT)
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(lost));

        assertThat(trial.steps())
                .containsExactly("0 s: started 1", "0 s: started 2", "2 s: cancelled 1", "2 s: cancelled 2");
    }

    @Test
    void aCancelCancelsWhatRunsAndAcknowledgesNothingMore() {
        HandlingTrial trial = trial(3);

        StepVerifier.withVirtualTime(() -> trial.handle(about("a", "b", "b"), HandlingEndTest::asLongAsItsNumber))
                .thenAwait(Duration.ofMillis(1500))
                .thenCancel()
                .verify();

        assertThat(trial.steps())
                .containsExactly(
                        "0 s: started 1",
                        "0 s: started 2",
                        "1 s: completed 1",
                        "1 s: acknowledged 1",
                        "1 s: cancelled 2");
    }

    @Test
    void whatACancelLetsCompleteStartsNoOther() {
        HandlingTrial trial = trial(3);
        Sinks.Empty<Void> second = Sinks.empty();
        Mono<Void> first = Mono.<Void>never().doOnCancel(second::tryEmitEmpty);

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a", "b", "b"), event -> "1".equals(event.eventId()) ? first : second.asMono()))
                .thenAwait(Duration.ofSeconds(1))
                .thenCancel()
                .verify();

        assertThat(trial.steps("started")).containsExactly("0 s: started 1", "0 s: started 2");
    }
}
