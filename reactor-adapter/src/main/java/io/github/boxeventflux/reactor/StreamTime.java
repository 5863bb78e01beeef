package io.github.boxeventflux.reactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The time of one subscription.
 *
 * @param scheduler what it waits on
 * @param clock what it reads the time from; {@code null} for the scheduler's own time
 * @param glances when a long wait looks at the clock
 */
record StreamTime(Scheduler scheduler, @Nullable Clock clock, Flux<Long> glances) {

    /** A shorter wait needs no clock. */
    private static final Duration SHORT = Duration.ofSeconds(30);

    StreamTime(Scheduler scheduler, @Nullable Clock clock) {
        this(scheduler, clock, Glances.each(scheduler));
    }

    /** Looked up at subscription, so that a virtual time that a test installs is found. */
    static StreamTime atSubscription(@Nullable Scheduler scheduler, @Nullable Clock clock) {
        return new StreamTime(orParallel(scheduler), clock);
    }

    /** The same, with glances that it shares with others. */
    static StreamTime atSubscription(@Nullable Scheduler scheduler, @Nullable Clock clock, Glances glances) {
        Scheduler found = orParallel(scheduler);
        return new StreamTime(found, clock, glances.on(found));
    }

    private static Scheduler orParallel(@Nullable Scheduler scheduler) {
        return scheduler == null ? Schedulers.parallel() : scheduler;
    }

    Instant now() {
        return clock == null ? Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS)) : clock.instant();
    }

    /** A time that only grows, and says nothing but how much of it has passed. */
    Duration ticking() {
        // Of a real scheduler, everything finer than a millisecond is of System.nanoTime().
        return Duration.ofNanos(scheduler.now(TimeUnit.NANOSECONDS));
    }

    /** A moment of that time: for what counts how long something takes, whoever sets the clock meanwhile. */
    Instant steady() {
        return Instant.EPOCH.plus(ticking());
    }

    /**
     * Completes after that time; at once, and on the same thread, for none. A long wait is over, too, when the clock says
     * so: a machine that was suspended may be far beyond its end.
     */
    Mono<Void> pause(Duration duration) {
        if (duration.isZero()) {
            return Mono.empty();
        }
        Mono<Void> ticked = Mono.delay(duration, scheduler).then();
        return duration.compareTo(SHORT) <= 0 ? ticked : Mono.firstWithSignal(ticked, passedByTheClock(duration));
    }

    private Mono<Void> passedByTheClock(Duration duration) {
        return Mono.defer(() -> {
            Instant end = now().plus(duration);
            return glances.takeUntil(glance -> !now().isBefore(end)).then();
        });
    }
}
