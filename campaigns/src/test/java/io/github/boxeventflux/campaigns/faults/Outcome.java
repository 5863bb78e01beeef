package io.github.boxeventflux.campaigns.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a reader made of a schedule.
 *
 * @param events how many happened
 * @param lost how many of them it had not told in time
 * @param repeated how many it told again
 * @param dead whether it had ended with an exception
 * @param upToDate whether it had told everything in time
 * @param catchUp how long that took after the last fault
 * @param calls when each of its calls reached Box, in order
 */
record Outcome(
        int events, int lost, int repeated, boolean dead, boolean upToDate, Duration catchUp, List<Instant> calls) {

    boolean isGood() {
        return lost == 0 && repeated == 0 && !dead && upToDate;
    }

    /** It has not said that it ended, and has not told everything. */
    boolean isSilent() {
        return !dead && !upToDate;
    }

    /** The most calls that began within a second. */
    int mostCallsInASecond() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < calls.size(); last++) {
            while (!calls.get(last).isBefore(calls.get(first).plusSeconds(1))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
