package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.internal.wire.Secrets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;

/** Calls code that gets an access token where it may block, and interrupts it when its time is over. */
final class BlockingCall {

    private static final String FAILING = "The callable that gets access tokens failed";

    private final Callable<AccessToken> callable;
    private final Duration answerTimeout;

    BlockingCall(Callable<AccessToken> callable, Duration answerTimeout) {
        this.callable = callable;
        this.answerTimeout = answerTimeout;
    }

    Mono<AccessToken> make(StreamTime time) {
        // As a signal, since an error that comes after the time is over would be logged by Reactor.
        return Mono.fromCallable(this::outcome)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(answerTimeout, time.scheduler())
                .<AccessToken>dematerialize()
                .onErrorMap(fault -> TransportErrors.ofTokenCode(FAILING, fault, Secrets.UNKNOWN));
    }

    /** Also of a library that is not there, which Reactor would not tell anybody. */
    private Signal<AccessToken> outcome() {
        try {
            return Signal.next(Objects.requireNonNull(callable.call(), "it gave no token"));
        } catch (Exception | LinkageError e) {
            return Signal.error(TransportErrors.ofTokenCode(FAILING, e, Secrets.UNKNOWN));
        }
    }
}
