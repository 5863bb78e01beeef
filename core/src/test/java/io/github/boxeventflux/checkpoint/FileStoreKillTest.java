package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.StoreMain.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.support.Seeds;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment loses nothing that it had saved. {@code -Dkills=…} kills more often. */
class FileStoreKillTest {

    private static final int KILLS = Integer.getInteger("kills", 30);
    private static final int IDS = 1_000;

    @TempDir
    private Path directory;

    private int saved;

    @AfterEach
    void release() {
        Recorder.resultOf(CheckpointStore.file(directory).release(KEY));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void theNewestCheckpointIsThereAndWholeAfterEveryKill() {
        Seeds.forEach(KILLS, this::killAndLoad);
    }

    private void killAndLoad(Random random) {
        try (StoreProcess process = StoreProcess.on(directory)) {
            process.tell("saveWithoutEnd " + (saved + 1) + " " + IDS);
            saved = Integer.parseInt(process.answer());
            LockSupport.parkNanos(random.nextInt(30_000_000));
            process.kill();
            for (String line = process.answer(); line != null && !line.isEmpty(); line = process.answer()) {
                saved = Integer.parseInt(line);
            }
        }
        CheckpointStore store = CheckpointStore.file(directory);
        Checkpoint loaded = Recorder.resultOf(store.load(KEY));
        Recorder.resultOf(store.release(KEY));

        int position = Integer.parseInt(loaded.position().value());
        assertThat(position).isBetween(saved, saved + 1);
        assertThat(loaded).isEqualTo(StoreMain.checkpoint(position, IDS));
        saved = position;
    }
}
