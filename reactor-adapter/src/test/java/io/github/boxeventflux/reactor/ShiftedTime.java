package io.github.boxeventflux.reactor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Real time that is put ahead. What is under way then goes on as it did. */
final class ShiftedTime implements Scheduler {

    private final Scheduler threads = Schedulers.parallel();
    private volatile Duration shift = Duration.ZERO;

    void shift(Duration by) {
        shift = by;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return threads.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return threads.schedule(task, delay, unit);
    }

    @Override
    public long now(TimeUnit unit) {
        return threads.now(unit) + unit.convert(shift);
    }

    @Override
    public Worker createWorker() {
        return new NoGlances();
    }
}
