package io.github.boxeventflux.reactor.mockserver;

import io.github.boxeventflux.reactor.NoGlances;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Time that waits for nobody: a wait of less than a minute is over at once and the time has moved on by it; a longer one,
 * such as the limit of a call that is under way, never ends. So a test takes no time and no slow machine breaks it.
 */
final class SkippedWaits implements Scheduler {

    private static final Duration NEVER_OVER = Duration.ofMinutes(1);

    private final Scheduler threads = Schedulers.parallel();
    private final List<Duration> waits = new ArrayList<>();

    /** What was waited, wait after wait. */
    synchronized List<Duration> waits() {
        return List.copyOf(waits);
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
        synchronized (this) {
            waits.add(wait);
        }
        return threads.schedule(task);
    }

    @Override
    public synchronized long now(TimeUnit unit) {
        Duration skipped = waits.stream().reduce(Duration.ZERO, Duration::plus);
        return threads.now(unit) + unit.convert(skipped);
    }

    @Override
    public Worker createWorker() {
        return new NoGlances();
    }
}
