package io.github.boxeventflux.reactor;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs a randomised test with new seeds in each run. A failure names its seed; {@code -Dseed=…} runs that one alone. */
final class Seeds {

    private Seeds() {}

    /** Runs the test with that many seeds, or with the one that was asked for. */
    static void forEach(int count, Consumer<Random> test) {
        String asked = System.getProperty("seed");
        LongStream seeds = asked == null
                ? LongStream.generate(() -> ThreadLocalRandom.current().nextLong())
                        .limit(count)
                : LongStream.of(Long.parseLong(asked));
        seeds.forEach(seed -> {
            try {
                test.accept(new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + " (see it again with: mvn test -pl reactor-adapter -Dseed=" + seed + ")\n"
                                + e.getMessage(),
                        e);
            }
        });
    }
}
