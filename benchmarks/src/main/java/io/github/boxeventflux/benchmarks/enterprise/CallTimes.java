package io.github.boxeventflux.benchmarks.enterprise;

import io.github.boxeventflux.benchmarks.harness.Figures;
import java.time.Duration;
import java.util.stream.IntStream;

/** How often a server was called. */
final class CallTimes {

    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

    private final long[] arrivals;
    private final long now;

    /**
     * @param arrivals of the calls, in milliseconds from any moment on, in their order
     * @param now when it is looked at, in the same milliseconds
     */
    CallTimes(long[] arrivals, long now) {
        this.arrivals = arrivals;
        this.now = now;
    }

    /** All of them, of a reader who may make so many calls a minute. */
    Figures figures(int budget) {
        double pace = pace(budget);
        return new Figures()
                .with("shareOfBudget", pace / budget)
                .with("callsPerMinute", pace)
                .with("callsPerMinuteFromSecond", fromSecondMinute())
                .with("mostCallsInAMinute", mostInAMinute())
                .with("calls", arrivals.length);
    }

    /**
     * Calls per minute as they go on for long: how much time passes, on average over all beginnings, until so many were made.
     * Calls come in bursts whenever a part of the budget comes back, so their number in a given time depends on whether it
     * begins before a burst or in the middle of one; this does not.
     */
    double pace(int calls) {
        int run = Math.min(calls, arrivals.length - 1);
        double millis = IntStream.range(0, arrivals.length - Math.max(0, run))
                .mapToLong(first -> arrivals[first + run] - arrivals[first])
                .average()
                .orElse(0);
        return millis == 0 ? 0 : run * MINUTE / millis;
    }

    /** Calls per minute in the whole minutes since the first call, but for the first one. */
    double fromSecondMinute() {
        int minutes = arrivals.length == 0 ? 0 : (int) ((now - arrivals[0]) / MINUTE);
        return minutes < 2 ? 0 : (double) (before(minutes) - before(1)) / (minutes - 1);
    }

    /** The most calls in any 60 seconds. */
    int mostInAMinute() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.length; last++) {
            while (arrivals[last] - arrivals[first] >= MINUTE) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** How many calls came before so many minutes had passed. */
    private int before(int minutes) {
        int calls = 0;
        while (calls < arrivals.length && arrivals[calls] - arrivals[0] < minutes * MINUTE) {
            calls++;
        }
        return calls;
    }
}
