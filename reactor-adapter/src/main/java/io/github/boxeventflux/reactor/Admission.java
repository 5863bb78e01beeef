package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.internal.engine.CallPriority;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lets one stream's counted calls through the gate of its account; at once, where there is none. */
final class Admission {

    private final @Nullable AccountGate gate;
    private final StreamSignals signals;
    private final RetryOptions retry;

    Admission(@Nullable AccountGate gate, StreamSignals signals, RetryOptions retry) {
        this.gate = gate;
        this.signals = signals;
        this.retry = retry;
    }

    /** Makes the call when it may be made; each subscription is one call more. */
    <T> Mono<T> admit(BoxCall call, CallPriority priority, Mono<T> exchange) {
        return gate == null ? told(call, Duration.ZERO, exchange) : admit(gate, call, priority, exchange);
    }

    private <T> Mono<T> admit(AccountGate account, BoxCall call, CallPriority priority, Mono<T> exchange) {
        return account.permit(priority)
                .flatMap(permit -> told(call, permit.waited(), exchange)
                        .doOnNext(answer -> account.succeeded())
                        .doOnError(RateLimitedException.class, error -> account.refused(permit, pause(error))));
    }

    private <T> Mono<T> told(BoxCall call, Duration waited, Mono<T> exchange) {
        return Mono.defer(() -> {
            signals.call(call, waited);
            return exchange;
        });
    }

    /** No longer than the call itself is held back. */
    private Duration pause(RateLimitedException error) {
        Duration told = error.retryAfter();
        Duration most = retry.maxRetryAfter();
        if (told == null) {
            return Duration.ZERO;
        }
        return told.compareTo(most) < 0 ? told : most;
    }
}
