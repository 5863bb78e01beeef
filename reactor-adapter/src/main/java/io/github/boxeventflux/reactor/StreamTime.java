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

/** The time of one subscription: what it waits on and what it reads the time from. */
record StreamTime(Scheduler scheduler, @Nullable Clock clock) {

    /** How often a long wait looks at the clock. */
    private static final Duration GLANCE = Duration.ofSeconds(30);

    /** Looked up at subscription, so that a virtual time that a test installs is found. */
    static StreamTime atSubscription(@Nullable Scheduler scheduler, @Nullable Clock clock) {
        return new StreamTime(scheduler == null ? Schedulers.parallel() : scheduler, clock);
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
        return duration.compareTo(GLANCE) <= 0 ? ticked : Mono.firstWithSignal(ticked, passedByTheClock(duration));
    }

    private Mono<Void> passedByTheClock(Duration duration) {
        return Mono.defer(() -> {
            Instant end = now().plus(duration);
            return Flux.interval(GLANCE, scheduler)
                    .takeUntil(glance -> !now().isBefore(end))
                    .then();
        });
    }
}
