package io.github.boxeventflux.support;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * Runs a randomised test with many seeds, new ones in each run. A failure names its seed and how to see it again:
 * {@code -Dseed=…} runs that one alone.
 */
public final class Seeds {

    private static final String PROPERTY = "seed";

    private Seeds() {}

    /** A test that gets all its chance from one generator. */
    @FunctionalInterface
    public interface RandomTest {
        void run(Random random) throws Exception;
    }

    /** Runs the test with that many seeds, or with the one that was asked for. */
    public static void forEach(int count, RandomTest test) {
        String asked = System.getProperty(PROPERTY);
        LongStream seeds = asked == null
                ? LongStream.generate(() -> ThreadLocalRandom.current().nextLong())
                        .limit(count)
                : LongStream.of(Long.parseLong(asked));
        seeds.forEach(seed -> run(seed, test));
    }

    private static void run(long seed, RandomTest test) {
        try {
            test.run(new Random(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + " (see it again with: mvn test -pl core -Dseed=" + seed + ")\n" + e.getMessage(),
                    e);
        }
    }
}
