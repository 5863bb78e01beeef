package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.HandlingTrial.about;
import static io.github.boxeventflux.reactor.HandlingTrial.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What is asked of the stream, and that the stack stays flat. */
class HandlingDemandTest {

    private static final int MANY = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void noMoreIsTakenThanMayBeInHand(int concurrency) {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().concurrency(concurrency));
        AtomicLong asked = new AtomicLong();
        Map<String, Sinks.Empty<Void>> work = new ConcurrentHashMap<>();
        Flux<Event> events =
                Flux.range(1, MANY).map(number -> event(number, "")).doOnRequest(asked::addAndGet);

        trial.handle(
                        events,
                        event -> work.computeIfAbsent(event.eventId(), id -> Sinks.empty())
                                .asMono())
                .as(StepVerifier::create)
                .expectSubscription()
                .then(() -> assertThat(asked).hasValue(concurrency))
                .then(() -> work.get("1").tryEmitEmpty())
                .then(() -> assertThat(asked).hasValue(concurrency + 1))
                .then(() -> assertThat(work).hasSize(concurrency + 1))
                .thenCancel()
                .verify();
    }

    @Test
    void nothingHappensBeforeSubscriptionAndEachHasItsOwnState() {
        AtomicInteger subscriptions = new AtomicInteger();
        AtomicInteger stops = new AtomicInteger();
        HandlingTrial trial = new HandlingTrial(ProcessOptions.builder().concurrency(2))
                .stop(Mono.never().doOnSubscribe(stop -> stops.incrementAndGet()));
        Flux<Void> handled = trial.handle(
                about("a", "a").doOnSubscribe(records -> subscriptions.incrementAndGet()), event -> Mono.empty());

        assertThat(subscriptions).hasValue(0);
        handled.as(StepVerifier::create).verifyComplete();
        handled.as(StepVerifier::create).verifyComplete();

        assertThat(subscriptions).hasValue(2);
        assertThat(stops).hasValue(2);
        assertThat(trial.steps("acknowledged")).hasSize(4);
    }

    @ParameterizedTest(name = "{0} at once, {1} keys")
    @CsvSource({"1, 1", "1, 100000", "16, 1", "16, 3", "16, 100000", "1000, 1", "1000, 100000"})
    void handlersThatAreDoneAtOnceDoNotFillTheStack(int concurrency, int keys) {
        countingHandled(concurrency, keys, Mono.empty());
    }

    @ParameterizedTest(name = "{0} at once, {1} keys")
    @CsvSource({"16, 1", "1000, 1", "1000, 3"})
    void norDoManyThatWaitedForASlowOne(int concurrency, int keys) {
        Sinks.Empty<Void> slow = Sinks.empty();

        countingHandled(concurrency, keys, slow.asMono(), slow);
    }

    private static void countingHandled(int concurrency, int keys, Mono<Void> first, Sinks.Empty<?>... toEnd) {
        AtomicInteger handled = new AtomicInteger();
        ProcessOptions options = ProcessOptions.builder()
                .concurrency(concurrency)
                .orderBy(event -> Integer.parseInt(event.eventId()) % keys)
                .build();
        Flux<Event> events = Flux.range(1, MANY).map(number -> event(number, ""));

        new HandlingTrial(options)
                .handle(events, event -> handled.getAndIncrement() == 0 ? first : Mono.empty())
                .as(StepVerifier::create)
                .expectSubscription()
                .then(() -> Flux.fromArray(toEnd)
                        .doOnNext(Sinks.Empty::tryEmitEmpty)
                        .blockLast())
                .verifyComplete();

        assertThat(handled).hasValue(MANY);
    }
}
