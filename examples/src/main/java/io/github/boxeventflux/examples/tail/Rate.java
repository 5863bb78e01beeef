package io.github.boxeventflux.examples.tail;

import java.time.Instant;

/** How many there were in the last minute, to the second; as small for a flood as for a trickle. */
final class Rate {

    private static final int SECONDS = 60;

    private final long[] counts = new long[SECONDS];
    private long newest;

    void add(Instant now) {
        moveOnTo(now);
        counts[slot(newest)]++;
    }

    long perMinute(Instant now) {
        moveOnTo(now);
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private void moveOnTo(Instant now) {
        long second = now.getEpochSecond();
        for (long passed = Math.max(newest, second - SECONDS) + 1; passed <= second; passed++) {
            counts[slot(passed)] = 0;
        }
        newest = Math.max(newest, second);
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
