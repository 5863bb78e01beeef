package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** An application that reads a stream, is ended in one way or another and started again, until every event is done. */
final class InterleavedRound {

    /** How a reading ends. */
    enum End {
        CANCEL,
        STOP,
        REFUSED_SAVE,
        ALL_READ
    }

    final SampleStream stream;
    final WatchedStore store;
    final ExecutorService threads;
    final @Nullable Scheduler boxThread;

    /** Events of which somebody has begun to say that they are done. */
    final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();

    /** Events whose {@code checkpoint()} completed. */
    final Set<Integer> durable = ConcurrentHashMap.newKeySet();

    private final Random random;

    InterleavedRound(Random random, ExecutorService threads, Scheduler boxThread, Scheduler storeThread) {
        this.random = random;
        this.threads = threads;
        this.boxThread = random.nextBoolean() ? boxThread : null;
        stream = new SampleStream(random);
        store = new WatchedStore(
                stream, acknowledged, new Random(random.nextLong()), random.nextBoolean() ? storeThread : null);
    }

    void run() throws Exception {
        End end;
        do {
            end = End.values()[random.nextInt(End.values().length)];
            InterleavedReading reading = new InterleavedReading(this, end, new Random(random.nextLong()));
            reading.run();
            assertThat(store.violations)
                    .as("in a reading that ended by %s", end)
                    .isEmpty();
        } while (end != End.ALL_READ);
        assertThat(store.covered()).isEqualTo(stream.all());
    }
}
