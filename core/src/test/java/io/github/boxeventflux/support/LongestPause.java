package io.github.boxeventflux.support;

import java.util.random.RandomGenerator;

/** Takes the chance out of a back-off: always draws the greatest number. */
public final class LongestPause implements RandomGenerator {

    @Override
    public long nextLong() {
        return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
        return bound - 1;
    }
}
