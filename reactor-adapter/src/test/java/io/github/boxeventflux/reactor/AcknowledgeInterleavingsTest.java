package io.github.boxeventflux.reactor;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Whatever threads acknowledge, ask for checkpoints, save, read and end a stream, in whatever order: nothing is lost, and
 * what was said to be durable is. {@code -Dinterleavings.seconds=…} runs for longer; {@code -Dseed=…} makes the same
 * plan again, of which the threads make what they will.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class AcknowledgeInterleavingsTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("interleavings.seconds", 6));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Scheduler boxThread = Schedulers.newSingle("box");
    private final Scheduler storeThread = Schedulers.newSingle("store");

    @AfterEach
    void close() {
        threads.shutdownNow();
        boxThread.dispose();
        storeThread.dispose();
    }

    @Test
    void nothingIsLostAndWhatIsDurableIsNotRepeatedInWhateverOrderThreadsRun() {
        Long asked = Long.getLong("seed");
        long until = System.nanoTime() + TIME.toNanos();
        int rounds = 0;
        while (System.nanoTime() < until) {
            run(asked == null ? ThreadLocalRandom.current().nextLong() : asked);
            rounds++;
        }
        System.out.println(rounds + " rounds of acknowledging in " + TIME.toSeconds() + " s");
    }

    private void run(long seed) {
        try {
            new InterleavedRound(new Random(seed), threads, boxThread, storeThread).run();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed + " (-Dseed=" + seed + ")\n" + e.getMessage(), e);
        }
    }
}
