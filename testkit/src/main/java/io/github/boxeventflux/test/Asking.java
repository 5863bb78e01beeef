package io.github.boxeventflux.test;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How the contracts ask a store: each call is waited for, also where the store waits for a disk or a network. */
final class Asking {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Asking() {}

    /** What it gives; {@code null} when it completes without a value. */
    static <T> @Nullable T answerOf(Publisher<T> call) {
        return Mono.from(call).block(PATIENCE);
    }

    static void done(Publisher<Void> call) {
        assertNull(answerOf(call));
    }

    static void refused(Class<? extends RuntimeException> expected, Publisher<?> call) {
        assertThrows(expected, () -> answerOf(call));
    }

    /** Subscribes and cancels before anything is requested. */
    static <T> void cancelAtOnce(Publisher<T> call) {
        call.subscribe(new BaseSubscriber<T>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.cancel();
            }
        });
    }

    /** Makes all calls at the same time, each on a thread of its own, and waits for them. */
    static <A, T> List<T> atOnce(Iterable<A> arguments, int threads, Function<A, Mono<T>> call) {
        return Flux.fromIterable(arguments)
                .flatMap(
                        argument -> Mono.defer(() -> call.apply(argument)).subscribeOn(Schedulers.boundedElastic()),
                        threads)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
