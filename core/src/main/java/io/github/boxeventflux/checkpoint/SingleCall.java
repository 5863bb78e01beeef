package io.github.boxeventflux.checkpoint;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A publisher of what one call gives: its value, or nothing when it is {@code null}, or its error. The call is
 * made at the first request of each subscription, on the thread that asks.
 */
final class SingleCall<T> implements Publisher<T> {

    private final Supplier<? extends @Nullable T> call;

    SingleCall(Supplier<? extends @Nullable T> call) {
        this.call = call;
    }

    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        subscriber.onSubscribe(new Once<>(call, subscriber));
    }

    private static final class Once<T> implements Subscription {

        private final Supplier<? extends @Nullable T> call;
        private final Subscriber<? super T> subscriber;
        private final AtomicBoolean done = new AtomicBoolean();

        Once(Supplier<? extends @Nullable T> call, Subscriber<? super T> subscriber) {
            this.call = call;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (!done.compareAndSet(false, true)) {
                return;
            }
            if (n <= 0) {
                subscriber.onError(new IllegalArgumentException("§3.9: a request must be positive, it was " + n));
                return;
            }
            T value;
            try {
                value = call.get();
            } catch (RuntimeException e) {
                subscriber.onError(e);
                return;
            }
            if (value != null) {
                subscriber.onNext(value);
            }
            subscriber.onComplete();
        }

        @Override
        public void cancel() {
            done.set(true);
        }
    }
}
