package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.FatalException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.internal.engine.Backoff;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes a call until it succeeds, with a {@link Backoff} between; whatever is fatal passes at once. */
final class Retries {

    private final RetryOptions options;
    private final RandomGenerator random;
    private final StreamTime time;
    private final StreamSignals signals;

    Retries(RetryOptions options, RandomGenerator random, StreamTime time, StreamSignals signals) {
        this.options = options;
        this.random = random;
        this.time = time;
        this.signals = signals;
    }

    Backoff newBackoff() {
        return new Backoff(options, random);
    }

    /** A call to Box: what can be retried says so. */
    <T> Mono<T> untilSuccess(BoxCall call, Mono<T> attempt) {
        return retried(
                attempt,
                options,
                RetryableException.class::isInstance,
                (failure, failures, delay) -> signals.retry(call, (RetryableException) failure, failures, delay),
                failures -> signals.recovered(call, failures));
    }

    /** A call to a store, which may be down for as long as it likes: whatever is not fatal is retried. */
    <T> Mono<T> untilStored(StoreCall call, Mono<T> attempt) {
        return retried(
                attempt,
                RetryOptions.builder()
                        .firstBackoff(options.firstBackoff())
                        .maxBackoff(options.maxBackoff())
                        .build(),
                failure -> failure instanceof Exception && !(failure instanceof FatalException),
                (failure, failures, delay) -> signals.storeRetry(call, failure, failures, delay),
                failures -> signals.storeRecovered(call, failures));
    }

    private <T> Mono<T> retried(
            Mono<T> attempt,
            RetryOptions pauses,
            Predicate<Throwable> passes,
            OnRetry onRetry,
            IntConsumer onRecovered) {
        return Mono.defer(() -> {
            Backoff backoff = new Backoff(pauses, random);
            Retry retry = Retry.from(
                    failures -> failures.concatMap(failure -> pause(backoff, failure.failure(), passes, onRetry)));
            return attempt.retryWhen(retry).doOnSuccess(success -> {
                if (backoff.failures() > 0) {
                    onRecovered.accept(backoff.failures());
                }
            });
        });
    }

    private Mono<Duration> pause(Backoff backoff, Throwable failure, Predicate<Throwable> passes, OnRetry onRetry) {
        if (!passes.test(failure)) {
            return Mono.error(failure);
        }
        Duration retryAfter = failure instanceof RetryableException retryable ? retryable.retryAfter() : null;
        Duration delay = backoff.next(retryAfter, time.steady());
        if (delay == null) {
            return Mono.error(failure);
        }
        onRetry.told(failure, backoff.failures(), delay);
        return time.pause(delay).thenReturn(delay);
    }

    private interface OnRetry {
        void told(Throwable failure, int failures, Duration delay);
    }
}
