package io.github.boxeventflux.reactor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Time that stands still while something is done, and moves on by each wait, which is over at once. Longer waits than five
 * minutes, such as the limit of a call that is under way, never end. For one stream at a time.
 */
final class JumpingTime implements Scheduler {

    private static final Duration NEVER_OVER = Duration.ofMinutes(5);

    private final Scheduler threads = Schedulers.parallel();
    private final AtomicLong nanos = new AtomicLong();

    Duration passed() {
        return Duration.ofNanos(nanos.get());
    }

    @Override
    public Disposable schedule(Runnable task) {
        return threads.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        Duration wait = Duration.of(delay, unit.toChronoUnit());
        if (wait.compareTo(NEVER_OVER) >= 0) {
            return Disposables.single();
        }
        nanos.addAndGet(wait.toNanos());
        return threads.schedule(task);
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(nanos.get(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        return new NoGlances();
    }
}
