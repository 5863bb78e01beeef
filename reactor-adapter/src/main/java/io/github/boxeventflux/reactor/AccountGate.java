package io.github.boxeventflux.reactor;

import io.github.boxeventflux.internal.engine.CallBudget;
import io.github.boxeventflux.internal.engine.CallPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * In front of all counted calls for one account: lets each through when the {@link CallBudget} allows it, what is live before
 * history, and otherwise in the order in which they came.
 *
 * <p>One timer wakes the first in the queue. Nobody is told of anything while the lock is held.
 */
final class AccountGate {

    private static final long NEVER = Long.MAX_VALUE;

    private final Scheduler scheduler;
    private final long origin;
    private final CallBudget budget;

    // Most accounts have one stream, which makes one call at a time.
    private final Set<Waiter> live = new LinkedHashSet<>(1);
    private final Set<Waiter> history = new LinkedHashSet<>(1);
    private final Set<StreamSignals> streams = new LinkedHashSet<>(1);

    private Disposable timer = Disposables.disposed();
    private long timerAt = NEVER;
    private long now;

    AccountGate(Scheduler scheduler, int perMinute) {
        this.scheduler = scheduler;
        origin = scheduler.now(TimeUnit.NANOSECONDS);
        budget = new CallBudget(perMinute);
    }

    synchronized void join(StreamSignals stream) {
        streams.add(stream);
    }

    synchronized void leave(StreamSignals stream) {
        streams.remove(stream);
    }

    /** Nobody reads the account, and a new gate would let the same calls through. */
    synchronized boolean isForgettable() {
        return streams.isEmpty() && (scheduler.isDisposed() || budget.isUntouched(now()));
    }

    /** Completes when the call may be made, which is then counted; whoever cancels before costs nothing. */
    Mono<Permit> permit(CallPriority priority) {
        return Mono.create(sink -> {
            Waiter waiter = enqueue(priority, sink);
            sink.onDispose(() -> remove(waiter));
            admit();
        });
    }

    /** A call that was let through was answered. */
    void succeeded() {
        List<StreamSignals> told = List.of();
        int pace;
        synchronized (this) {
            if (budget.succeeded(now())) {
                told = List.copyOf(streams);
            }
            pace = budget.pace();
        }
        told.forEach(stream -> stream.fullPace(pace));
    }

    /** A call that was let through was refused by Box as one too many. */
    void refused(Permit permit, Duration pause) {
        List<StreamSignals> told = List.of();
        int pace;
        synchronized (this) {
            if (budget.refused(permit.time(), pause, now())) {
                told = List.copyOf(streams);
            }
            pace = budget.pace();
        }
        told.forEach(stream -> stream.slowedDown(pace, pause));
    }

    private synchronized Waiter enqueue(CallPriority priority, MonoSink<Permit> sink) {
        Waiter waiter = new Waiter(priority, sink, now());
        queue(priority).add(waiter);
        return waiter;
    }

    private synchronized void remove(Waiter waiter) {
        boolean wasWaiting = queue(waiter.priority()).remove(waiter);
        if (wasWaiting && first() == null) {
            timer.dispose();
            timerAt = NEVER;
        }
    }

    private void admit() {
        for (Admitted admitted : takeAdmitted()) {
            admitted.waiter().sink().success(admitted.permit());
        }
    }

    /** Takes those who may call now out of the queue, and sets the timer for the next one. */
    private synchronized List<Admitted> takeAdmitted() {
        List<Admitted> admitted = new ArrayList<>();
        long time = now();
        for (Waiter next = first(); next != null; next = first()) {
            long nextCall = budget.nextCall(next.priority(), time);
            if (nextCall > time) {
                wakeAt(nextCall, time);
                break;
            }
            budget.called(time);
            queue(next.priority()).remove(next);
            admitted.add(new Admitted(next, new Permit(time, Duration.ofNanos(time - next.since()))));
        }
        return admitted;
    }

    /** A later timer fires in vain. */
    private void wakeAt(long wakeAt, long time) {
        if (wakeAt < timerAt) {
            timer = scheduler.schedule(() -> wake(wakeAt), wakeAt - time, TimeUnit.NANOSECONDS);
            timerAt = wakeAt;
        }
    }

    private void wake(long wakeAt) {
        synchronized (this) {
            if (timerAt == wakeAt) {
                timerAt = NEVER;
                // Disposing of a task that runs would interrupt its thread.
                timer = Disposables.disposed();
            }
        }
        admit();
    }

    private @Nullable Waiter first() {
        Set<Waiter> queue = live.isEmpty() ? history : live;
        return queue.isEmpty() ? null : queue.iterator().next();
    }

    private Set<Waiter> queue(CallPriority priority) {
        return priority == CallPriority.LIVE ? live : history;
    }

    /** Never back, whatever the scheduler says. */
    private long now() {
        now = Math.max(now, scheduler.now(TimeUnit.NANOSECONDS) - origin);
        return now;
    }

    /**
     * That one call may be made.
     *
     * @param time when it was given
     * @param waited how long it was waited for
     */
    record Permit(long time, Duration waited) {}

    private record Admitted(Waiter waiter, Permit permit) {}

    private record Waiter(CallPriority priority, MonoSink<Permit> sink, long since) {}
}
