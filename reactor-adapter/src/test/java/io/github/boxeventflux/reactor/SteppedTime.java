package io.github.boxeventflux.reactor;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Time that stands still until a test moves it on, for thousands of streams on whatever threads: unlike Reactor's virtual
 * time it makes no thread wait for another.
 */
final class SteppedTime implements Scheduler {

    private final NavigableMap<Due, Runnable> tasks = new ConcurrentSkipListMap<>();
    private final AtomicLong number = new AtomicLong();
    private volatile long nanos;

    private record Due(long nanos, long number) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    /** Runs what is due by then, in order. */
    void advanceBy(Duration step) {
        long until = nanos + step.toNanos();
        while (!tasks.isEmpty() && tasks.firstKey().nanos() <= until) {
            var next = tasks.pollFirstEntry();
            nanos = Math.max(nanos, next.getKey().nanos());
            next.getValue().run();
        }
        nanos = until;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        Due due = new Due(nanos + unit.toNanos(delay), number.getAndIncrement());
        tasks.put(due, task);
        return () -> tasks.remove(due);
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        return new NoGlances();
    }
}
