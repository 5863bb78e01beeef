package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.HandlingTrial.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What is handled at once, and what one after the other. */
class HandlingOrderTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void withoutConcurrencyOneIsHandledAfterTheOther() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.defaults());

        StepVerifier.withVirtualTime(() -> trial.handle(about("a", "b"), event -> Mono.delay(Duration.ofSeconds(1))))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps())
                .containsExactly(
                        "0 s: started 1",
                        "1 s: completed 1",
                        "1 s: acknowledged 1",
                        "1 s: started 2",
                        "2 s: completed 2",
                        "2 s: acknowledged 2");
    }

    @Test
    void eventsAboutOneThingAreHandledOneAfterTheOtherAndOthersBesideThem() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().concurrency(10));

        StepVerifier.withVirtualTime(
                        () -> trial.handle(about("a", "b", "a", "a"), event -> Mono.delay(Duration.ofSeconds(1))))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("started"))
                .containsExactly("0 s: started 1", "0 s: started 2", "1 s: started 3", "2 s: started 4");
    }

    @Test
    void aSlowOneHoldsUpNoOthersWhileThereIsRoom() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().concurrency(3));
        Map<String, Duration> times = Map.of("1", Duration.ofSeconds(30));

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("slow", "slow", "a", "b", "c", "d"),
                        event -> Mono.delay(times.getOrDefault(event.eventId(), Duration.ofSeconds(1)))))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("acknowledged"))
                .containsExactly(
                        "1 s: acknowledged 3",
                        "2 s: acknowledged 4",
                        "3 s: acknowledged 5",
                        "4 s: acknowledged 6",
                        "30 s: acknowledged 1",
                        "31 s: acknowledged 2");
    }

    @Test
    void eventsAboutNothingNeedNoOrder() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().concurrency(3));

        StepVerifier.withVirtualTime(() -> trial.handle(about("", "", ""), event -> Mono.delay(Duration.ofSeconds(1))))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("started")).allMatch(step -> step.startsWith("0 s: "));
    }

    @Test
    void anotherOrderCanBeChosen() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder()
                .concurrency(10)
                .orderBy(event -> "4".equals(event.eventId()) ? null : "all the same"));

        StepVerifier.withVirtualTime(
                        () -> trial.handle(about("a", "b", "c", "d"), event -> Mono.delay(Duration.ofSeconds(1))))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("started"))
                .containsExactly("0 s: started 1", "0 s: started 4", "1 s: started 2", "2 s: started 3");
    }

    @Test
    void theOrderIsNotAskedForWhereThereIsNoChoice() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().orderBy(event -> {
            throw new IllegalStateException("asked");
        }));

        trial.handle(about("a", "b"), event -> Mono.empty())
                .as(StepVerifier::create)
                .verifyComplete();
    }

    @Test
    void anOrderThatThrowsEndsTheProcessingWhenWhatRunsIsDone() {
        HandlingTrial trial =
                new HandlingTrial(ProcessOptions.builder().concurrency(2).orderBy(event -> {
                    if ("2".equals(event.eventId())) {
                        throw new IllegalStateException("no order for 2");
                    }
                    return "key";
                }));

        StepVerifier.withVirtualTime(
                        () -> trial.handle(about("a", "b", "c"), event -> Mono.delay(Duration.ofSeconds(1))))
                .thenAwait(LONG)
                .verifyErrorMessage("no order for 2");

        assertThat(trial.steps()).containsExactly("0 s: started 1", "1 s: completed 1", "1 s: acknowledged 1");
    }
}
