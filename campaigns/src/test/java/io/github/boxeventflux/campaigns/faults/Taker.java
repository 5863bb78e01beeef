package io.github.boxeventflux.campaigns.faults;

import io.github.boxeventflux.campaigns.faults.Setting.Pace;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;

/** Somebody who takes events, all at once, one after the other, or now and then some. */
final class Taker<T> extends BaseSubscriber<T> {

    private static final int BURST = 40;

    private final Pace pace;
    private final Duration longestPause;
    private final Random random;
    private final Scheduler scheduler;
    private final Consumer<T> taken;
    private final Runnable completed;
    private final Consumer<Throwable> failed;
    private int asked;

    Taker(
            Pace pace,
            Duration longestPause,
            Random random,
            Scheduler scheduler,
            Consumer<T> taken,
            Runnable completed,
            Consumer<Throwable> failed) {
        this.pace = pace;
        this.longestPause = longestPause;
        this.random = random;
        this.scheduler = scheduler;
        this.taken = taken;
        this.completed = completed;
        this.failed = failed;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        if (pace == Pace.FAST) {
            requestUnbounded();
        } else {
            ask(Duration.ZERO);
        }
    }

    @Override
    protected void hookOnNext(T event) {
        taken.accept(event);
        if (pace != Pace.FAST && --asked == 0) {
            ask(Duration.ofMillis(1 + random.nextInt((int) longestPause.toMillis())));
        }
    }

    @Override
    protected void hookOnComplete() {
        completed.run();
    }

    @Override
    protected void hookOnError(Throwable error) {
        failed.accept(error);
    }

    @Override
    protected void hookFinally(SignalType how) {
        asked = 0;
    }

    private void ask(Duration after) {
        asked = pace == Pace.SLOW ? 1 : 1 + random.nextInt(BURST);
        int count = asked;
        scheduler.schedule(() -> request(count), after.toMillis(), TimeUnit.MILLISECONDS);
    }
}
