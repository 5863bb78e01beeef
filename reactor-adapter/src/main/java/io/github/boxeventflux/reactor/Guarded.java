package io.github.boxeventflux.reactor;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads only as long as something else holds. */
final class Guarded {

    private Guarded() {}

    /**
     * The source until the guard fails: then it is cancelled, and ends with that error. A guard that completes ends it too.
     */
    static <T> Flux<T> by(Mono<Void> guard, Flux<T> source) {
        return Flux.defer(() -> {
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            // takeUntilOther passes an error of the other publisher on, but does not cancel its source then.
            Mono<Void> end = guard.doOnError(failure::set).onErrorComplete();
            return source.takeUntilOther(end).concatWith(Mono.defer(() -> {
                Throwable error = failure.get();
                return error == null ? Mono.empty() : Mono.error(error);
            }));
        });
    }
}
