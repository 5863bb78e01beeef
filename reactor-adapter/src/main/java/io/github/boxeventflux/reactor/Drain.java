package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.LeaseLostException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** How one subscription's handling comes to its end: no more is taken, what runs may finish, the first error is kept. */
final class Drain {

    private final Sinks.Empty<Void> begun = Sinks.empty();
    private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
    private volatile boolean closed;

    /** Completes when no more is to be taken. */
    Mono<Void> begun() {
        return begun.asMono();
    }

    /** Whether nothing that has not been started may be started. */
    boolean isClosed() {
        return closed;
    }

    /** Nobody waits for the end. */
    void close() {
        closed = true;
    }

    /** Somebody wants it to end. */
    void stop() {
        close();
        begun.tryEmitEmpty();
    }

    /** One event could not be handled, so no other is started. Empty. */
    Mono<Void> handlingFailed(Throwable failure) {
        error.compareAndSet(null, failure);
        stop();
        return Mono.empty();
    }

    /**
     * There are no more records. Those that were taken before have been delivered and are handled: empty. Not so when
     * somebody else handles them by now: that error is passed on at once.
     */
    <T> Mono<T> recordsFailed(Throwable failure) {
        if (failure instanceof LeaseLostException) {
            close();
            return Mono.error(failure);
        }
        error.compareAndSet(null, failure);
        begun.tryEmitEmpty();
        return Mono.empty();
    }

    /** Completes, or fails with the first error that there was. */
    Mono<Void> outcome() {
        return Mono.defer(() -> {
            Throwable first = error.get();
            return first == null ? Mono.empty() : Mono.error(first);
        });
    }
}
