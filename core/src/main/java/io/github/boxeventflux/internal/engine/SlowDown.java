package io.github.boxeventflux.internal.engine;

import java.time.Duration;

/** The pauses against a server that answers at once and says nothing new: 1 s, doubling to 15 s. */
final class SlowDown {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private SlowDown() {}

    /**
     * How long to wait.
     *
     * @param times how often in a row, from 1 on; nothing for 0
     */
    static Duration delay(int times) {
        if (times == 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(times - 1, 4));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
