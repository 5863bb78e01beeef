package io.github.boxeventflux.kafka.connect;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/** Hands pages from Reactor's threads to the one thread that Connect polls with, one ahead of it. */
final class PageFeed {

    private final BlockingQueue<Signal<RecordsPage>> signals = new LinkedBlockingQueue<>();
    private final BaseSubscriber<Signal<RecordsPage>> subscriber = new BaseSubscriber<>() {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(Signal<RecordsPage> signal) {
            signals.add(signal);
        }
    };

    /** Reads from now on. */
    PageFeed(Flux<RecordsPage> pages) {
        pages.materialize().subscribe(subscriber);
    }

    /**
     * The next page; {@code null} when none comes in that time, or ever.
     *
     * @throws RuntimeException what the pages ended with, or of what; again at each further call
     */
    @Nullable
    RecordsPage next(Duration atMost) throws InterruptedException {
        Signal<RecordsPage> signal = signals.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (signal == null) {
            return null;
        }
        Throwable error = signal.getThrowable();
        if (error != null) {
            signals.add(signal);
            throw error instanceof RuntimeException known ? known : new ConnectException(error);
        }
        subscriber.request(1);
        return signal.get();
    }

    /** Reads no further. */
    void cancel() {
        subscriber.cancel();
    }
}
