package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.engine.Backoff;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** Tries what a user does with an event, each time within the time limit, until it succeeds or has failed too often. */
final class Attempts {

    private final ProcessOptions options;
    private final StreamTime time;
    private final StreamSignals signals;
    private final Random random;

    /** The random numbers are drawn on whatever thread an attempt fails. */
    Attempts(ProcessOptions options, StreamTime time, StreamSignals signals, Random random) {
        this.options = options;
        this.time = time;
        this.signals = signals;
        this.random = random;
    }

    /**
     * Completes when the work does; fails with its last error.
     *
     * @param then what is done if it fails for the last time
     */
    Mono<Void> untilSuccess(Event event, Supplier<? extends Publisher<?>> work, FailurePolicy then) {
        return Mono.defer(() -> {
            Failures failures = new Failures(event, then);
            return attempt(event, work)
                    .onErrorResume(failures::pause)
                    .repeat(failures::takeAgain)
                    .then();
        });
    }

    private Mono<Void> attempt(Event event, Supplier<? extends Publisher<?>> work) {
        return Mono.defer(() -> started(event, work))
                .timeout(options.timeLimit(), Mono.error(this::tooLate), time.scheduler());
    }

    /** Reactor throws a LinkageError on, and nobody would hear of the end: here it is signalled as any other error. */
    static Mono<Void> started(Event event, Supplier<? extends Publisher<?>> work) {
        try {
            // Not Flux.from(…).then(): that throws an Error that a Mono.error holds.
            return Mono.when(Objects.requireNonNull(work.get(), () -> "No publisher was returned for " + event));
        } catch (LinkageError error) {
            return Mono.error(error);
        }
    }

    private TimeoutException tooLate() {
        return new TimeoutException("Not completed within " + options.timeLimit() + ", which is the timeLimit");
    }

    /** Those of one event in a row. */
    private final class Failures {

        private final Event event;
        private final FailurePolicy then;
        private final Backoff backoff = new Backoff(options.retry(), random);
        private boolean again;

        Failures(Event event, FailurePolicy then) {
            this.event = event;
            this.then = then;
        }

        /** Completes when there is to be another attempt; fails with that error when there is to be none. */
        Mono<Void> pause(Throwable error) {
            if (Exceptions.isJvmFatal(error)) {
                return Mono.error(error);
            }
            Duration delay = backoff.next(null, time.steady());
            if (delay == null || backoff.failures() > options.maxRetries()) {
                signals.handlerGaveUp(event, error, then);
                return Mono.error(error);
            }
            signals.handlerRetry(event, error, backoff.failures(), delay);
            again = true;
            return time.pause(delay);
        }

        /** Whether what completed was a pause and no attempt. */
        boolean takeAgain() {
            boolean taken = again;
            again = false;
            return taken;
        }
    }
}
