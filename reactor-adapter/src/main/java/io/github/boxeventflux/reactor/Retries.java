package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.internal.engine.Backoff;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
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

    <T> Mono<T> untilSuccess(BoxCall call, Mono<T> attempt) {
        return Mono.defer(() -> {
            Backoff backoff = newBackoff();
            return attempt.retryWhen(waitingBy(backoff, call)).doOnNext(success -> {
                if (backoff.failures() > 0) {
                    signals.recovered(call, backoff.failures());
                }
            });
        });
    }

    private Retry waitingBy(Backoff backoff, BoxCall call) {
        return Retry.from(failures -> failures.concatMap(failure -> waitFor(backoff, call, failure.failure())));
    }

    private Mono<Long> waitFor(Backoff backoff, BoxCall call, Throwable failure) {
        if (!(failure instanceof RetryableException retryable)) {
            return Mono.error(failure);
        }
        Duration delay = backoff.next(retryable.retryAfter(), time.now());
        if (delay == null) {
            return Mono.error(failure);
        }
        signals.retry(call, retryable, backoff.failures(), delay);
        return Mono.delay(delay, time.scheduler());
    }
}
