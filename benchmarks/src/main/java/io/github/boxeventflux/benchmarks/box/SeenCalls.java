package io.github.boxeventflux.benchmarks.box;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.time.Duration;

/** The calls that a process has seen which gives {@link UserStreamServer#seen} when it is asked to measure. */
public final class SeenCalls {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChildJvm server;

    /** Of that process. */
    public SeenCalls(ChildJvm server) {
        this.server = server;
    }

    /** Those since this was asked last: {@code reads}, {@code lookups} of servers and {@code polls}. */
    public Figures now() {
        return server.measured(PATIENCE);
    }

    /** The same, as soon as somebody has made a long poll. */
    public Figures untilSomebodyWaits() {
        Figures seen = now();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (seen.get("polls") == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Nobody waits for more: " + seen);
            }
            seen.plus(now());
        }
        return seen;
    }
}
