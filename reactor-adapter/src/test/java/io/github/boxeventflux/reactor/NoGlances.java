package io.github.boxeventflux.reactor;

import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** For time in which a long wait is not looked after: what is periodic never comes. */
public final class NoGlances implements Scheduler.Worker {

    @Override
    public Disposable schedule(Runnable task) {
        throw new UnsupportedOperationException("the library needs none");
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return Disposables.single();
    }

    @Override
    public void dispose() {}
}
