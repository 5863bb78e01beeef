package io.github.boxeventflux.reactor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * When long waits look at the clock: those of all streams of a client together. With a timer for each, ten thousand streams
 * that only wait would be woken 333 times in a second.
 */
final class Glances {

    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private @Nullable Shared shared;

    private record Shared(Scheduler scheduler, Flux<Long> glances) {}

    /** On that scheduler, as long as somebody waits. */
    synchronized Flux<Long> on(Scheduler scheduler) {
        Shared last = shared;
        if (last == null || last.scheduler() != scheduler) {
            // Another one comes with a test's virtual time alone; who waits on the last one keeps it.
            last = new Shared(scheduler, each(scheduler).share());
            shared = last;
        }
        return last.glances();
    }

    /** On that scheduler, with a timer for each subscriber. */
    static Flux<Long> each(Scheduler scheduler) {
        return Flux.interval(BETWEEN, scheduler);
    }
}
