package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.HandlingTrial.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.test.StepVerifier;

/** What counts as a failure of a handler, and how it is tried again. */
class HandlerFailureTest {

    private static final Duration LONG = Duration.ofHours(1);

    static Stream<Named<Function<Event, Publisher<?>>>> failures() {
        return Stream.of(
                Named.of("throws", event -> {
                    throw new IllegalStateException("broken");
                }),
                Named.of("returns null", event -> null),
                Named.of("signals an error", event -> Mono.error(new IllegalStateException("broken"))),
                Named.of(
                        "signals an error after elements",
                        event -> Flux.just(1, 2).concatWith(Mono.error(new IllegalStateException("broken")))),
                Named.of("never ends", event -> Mono.never()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isTriedAgainUntilItSucceeds(Function<Event, Publisher<?>> failing) {
        HandlingTrial trial =
                new HandlingTrial(ProcessOptions.builder().maxRetries(5).timeLimit(Duration.ofMillis(1)));
        AtomicInteger tries = new AtomicInteger();

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a"), event -> tries.incrementAndGet() < 4 ? failing.apply(event) : Mono.empty()))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("started"))
                .containsExactly("0 s: started 1", "1 s: started 1", "3 s: started 1", "7 s: started 1");
        assertThat(trial.steps("acknowledged")).containsExactly("7 s: acknowledged 1");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isTriedAgainSoOftenAndNotMoreOften(Function<Event, Publisher<?>> failing) {
        HandlingTrial trial =
                new HandlingTrial(ProcessOptions.builder().maxRetries(2).timeLimit(Duration.ofMillis(1)));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a", "b"), failing))
                .thenAwait(LONG)
                .verifyError();

        assertThat(trial.steps("started")).containsExactly("0 s: started 1", "1 s: started 1", "3 s: started 1");
        assertThat(trial.steps("acknowledged")).isEmpty();
    }

    @Test
    void withoutRetriesItIsNotTriedAgain() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().maxRetries(0));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a"), event -> Mono.error(new IllegalStateException())))
                .verifyError(IllegalStateException.class);

        assertThat(trial.steps("started")).containsExactly("0 s: started 1");
    }

    @Test
    void thePausesAreThoseOfTheRetryOptions() {
        RetryOptions retry = RetryOptions.builder()
                .firstBackoff(Duration.ofSeconds(10))
                .maxBackoff(Duration.ofSeconds(15))
                .giveUpAfter(Duration.ofSeconds(40))
                .build();
        HandlingTrial trial = new HandlingTrial(
                ProcessOptions.builder().maxRetries(Integer.MAX_VALUE).retry(retry));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a"), event -> Mono.error(new IllegalStateException())))
                .thenAwait(LONG)
                .verifyError(IllegalStateException.class);

        assertThat(trial.steps("started"))
                .containsExactly("0 s: started 1", "10 s: started 1", "25 s: started 1", "40 s: started 1");
    }

    @Test
    void theNextEventStartsItsRetriesAnew() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().maxRetries(1));
        AtomicInteger tries = new AtomicInteger();

        StepVerifier.withVirtualTime(() -> trial.handle(
                        about("a", "b"),
                        event -> tries.incrementAndGet() % 2 == 1
                                ? Mono.error(new IllegalStateException())
                                : Mono.empty()))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("started"))
                .containsExactly("0 s: started 1", "1 s: started 1", "1 s: started 2", "2 s: started 2");
    }

    @Test
    void aTryThatTakesTooLongIsCancelledAndEachTryHasTheWholeTime() {
        HandlingTrial trial =
                new HandlingTrial(ProcessOptions.builder().maxRetries(1).timeLimit(Duration.ofSeconds(10)));

        StepVerifier.withVirtualTime(() -> trial.handle(about("a"), event -> Mono.never()))
                .thenAwait(LONG)
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(TimeoutException.class)
                        .hasMessage("Not completed within PT10S, which is the timeLimit"));

        assertThat(trial.steps())
                .containsExactly("0 s: started 1", "10 s: cancelled 1", "11 s: started 1", "21 s: cancelled 1");
    }

    @Test
    void theTimeIsNotThatOfWaitingForTheOnesBefore() {
        HandlingTrial trial = new HandlingTrial(
                ProcessOptions.builder().concurrency(3).maxRetries(0).timeLimit(Duration.ofSeconds(10)));

        StepVerifier.withVirtualTime(
                        () -> trial.handle(about("a", "a", "a"), event -> Mono.delay(Duration.ofSeconds(9))))
                .thenAwait(LONG)
                .verifyComplete();

        assertThat(trial.steps("acknowledged")).hasSize(3);
    }

    @Test
    void whatCompletesAfterItsTimeCountsNoMore() {
        HandlingTrial trial =
                new HandlingTrial(ProcessOptions.builder().maxRetries(0).timeLimit(Duration.ofSeconds(1)));
        Publisher<Void> deaf = subscriber -> {
            subscriber.onSubscribe(Operators.emptySubscription());
            Mono.delay(Duration.ofSeconds(2)).subscribe(over -> subscriber.onComplete());
        };

        StepVerifier.withVirtualTime(() -> trial.handle(about("a"), event -> deaf))
                .thenAwait(LONG)
                .verifyError(TimeoutException.class);

        assertThat(trial.steps("acknowledged")).isEmpty();
    }

    @Test
    void itsElementsAreIgnoredAndAllAskedForAtOnce() {
        AtomicLong asked = new AtomicLong();
        HandlingTrial trial = new HandlingTrial(ProcessOptions.defaults());

        trial.handle(about("a"), event -> Flux.range(1, 1_000).doOnRequest(asked::addAndGet))
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(asked).hasValue(Long.MAX_VALUE);
    }

    @Test
    void theSubscribersContextReachesHandlerAndDeadLetter() {
        Function<String, Mono<Void>> fails = where ->
                Mono.deferContextual(context -> Mono.error(new IllegalStateException(where + context.get("tenant"))));
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder()
                .concurrency(2)
                .maxRetries(0)
                .onFailure(FailurePolicy.deadLetter(
                        (event, error) -> fails.apply(error.getMessage() + ", dead letter for "))));

        trial.handle(about("a"), event -> fails.apply("handler for "))
                .contextWrite(context -> context.put("tenant", "acme"))
                .as(StepVerifier::create)
                .verifyErrorMessage("handler for acme, dead letter for acme");
    }

    @Test
    void aLinkageErrorThatIsThrownEndsTheProcessingWhateverThePolicy() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().onFailure(FailurePolicy.skip()));

        trial.handle(about("a", "b"), event -> {
                    throw new LinkageError("thrown");
                })
                .as(StepVerifier::create)
                .verifyErrorMessage("thrown");
    }

    @Test
    void oneThatIsSignalledEndsTheProcessingWhateverThePolicy() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().onFailure(FailurePolicy.skip()));

        StepVerifier.withVirtualTime(
                        () -> trial.handle(about("a", "b"), event -> Mono.error(new LinkageError("signalled"))))
                .verifyErrorMessage("signalled");

        assertThat(trial.steps()).containsExactly("0 s: started 1", "0 s: failed 1");
    }
}
