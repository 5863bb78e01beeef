package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.StoreMain.KEY;
import static io.github.boxeventflux.checkpoint.StoreMain.checkpoint;
import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.CheckpointException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several threads may use one stream's checkpoint. */
class FileStoreThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    @TempDir
    private Path directory;

    @AfterEach
    void release() {
        Recorder.resultOf(CheckpointStore.file(directory).release(KEY));
    }

    @Test
    void whatIsLoadedIsAlwaysOneOfThoseThatWereSaved() throws Exception {
        inThreads(number -> {
            CheckpointStore store = CheckpointStore.file(directory);
            for (int round = 0; round < ROUNDS; round++) {
                Recorder.resultOf(store.save(KEY, checkpoint(number, 100), always()));
                Checkpoint loaded = Recorder.resultOf(store.load(KEY));

                int position = Integer.parseInt(loaded.position().value());
                assertThat(position).isBetween(0, THREADS - 1);
                assertThat(loaded).isEqualTo(checkpoint(position, 100));
            }
            return null;
        });
    }

    @Test
    void theLockMayComeAndGoMeanwhile() throws Exception {
        inThreads(number -> {
            CheckpointStore store = CheckpointStore.file(directory);
            for (int round = 0; round < ROUNDS; round++) {
                Recorder.resultOf(store.save(KEY, checkpoint(number, 1), always()));
                Recorder.resultOf(store.release(KEY));
                assertThat(Recorder.resultOf(store.load(KEY))).isNotNull();
            }
            return null;
        });
    }

    @Test
    void ofManyFirstSavesOneSucceeds() throws Exception {
        List<Boolean> saved = inThreads(number -> {
            try {
                Recorder.resultOf(CheckpointStore.file(directory).save(KEY, checkpoint(number, 1), ifAbsent()));
                return true;
            } catch (CheckpointException e) {
                return false;
            }
        });

        assertThat(saved).containsOnlyOnce(true);
        assertThat(Recorder.resultOf(CheckpointStore.file(directory).load(KEY)))
                .isEqualTo(checkpoint(saved.indexOf(true), 1));
    }

    @Test
    void interruptsHarmNeitherASaveNorALoad() throws Exception {
        CheckpointStore store = CheckpointStore.file(directory);
        AtomicBoolean done = new AtomicBoolean();
        Thread saving = Thread.currentThread();
        Thread interrupting = new Thread(() -> {
            while (!done.get()) {
                saving.interrupt();
            }
        });
        interrupting.start();
        try {
            for (int round = 0; round < 4 * ROUNDS; round++) {
                Recorder.resultOf(store.save(KEY, checkpoint(round, 100), always()));
                assertThat(Recorder.resultOf(store.load(KEY))).isEqualTo(checkpoint(round, 100));
            }
        } finally {
            done.set(true);
            while (interrupting.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T of(int number) throws Exception;
    }

    private static <T> List<T> inThreads(Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> calls = IntStream.range(0, THREADS)
                    .<Callable<T>>mapToObj(number -> () -> work.of(number))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
