package io.github.boxeventflux.reactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The time of one subscription: what it waits on and what it reads the time from. */
record StreamTime(Scheduler scheduler, @Nullable Clock clock) {

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

    /** Completes after that time; at once, and on the same thread, for none. */
    Mono<Void> pause(Duration duration) {
        return duration.isZero()
                ? Mono.empty()
                : Mono.delay(duration, scheduler).then();
    }
}
