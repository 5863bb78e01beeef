package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.StoreMain.KEY;
import static io.github.boxeventflux.checkpoint.StoreMain.checkpoint;
import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.CheckpointException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file system refuses is an error that may pass; what is no directory stays none. */
class FileStoreFaultTest {

    @TempDir
    private Path root;

    @AfterEach
    void release() {
        Recorder.resultOf(CheckpointStore.file(root).release(KEY));
    }

    @Test
    void aFullDiskLeavesTheOldCheckpointAndNothingElse() {
        try (StoreProcess small = StoreProcess.withFilesUpTo(32 * 1024, root)) {
            assertThat(small.ask("save 1 10")).isEqualTo("done");
            assertThat(small.ask("save 2 1000"))
                    .startsWith("UncheckedIOException: Cannot save the checkpoint of " + KEY + " in ")
                    .endsWith("all.audit.checkpoint: IOException: File too large");
            assertThat(root).isDirectoryNotContaining("glob:**.tmp");
            assertThat(small.ask("load")).isEqualTo("1");
            assertThat(small.ask("save 3 10")).isEqualTo("done");
        }
        assertThat(Recorder.resultOf(CheckpointStore.file(root).load(KEY))).isEqualTo(checkpoint(3, 10));
    }

    @Test
    void aSaveThatFailedCanBeMadeAgain() throws IOException {
        CheckpointStore store = CheckpointStore.file(root);
        Recorder.resultOf(store.save(KEY, checkpoint(1, 10), always()));
        Path inTheWay = Files.createDirectories(root.resolve("all.audit.tmp/file"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Recorder.resultOf(store.save(KEY, checkpoint(2, 10), always())))
                .withMessageContainingAll(
                        "Cannot save", root.resolve("all.audit.checkpoint").toString());
        assertThat(Recorder.resultOf(store.load(KEY))).isEqualTo(checkpoint(1, 10));

        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        Recorder.resultOf(store.save(KEY, checkpoint(2, 10), always()));
        assertThat(Recorder.resultOf(store.load(KEY))).isEqualTo(checkpoint(2, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/sub/sub"})
    void aFileIsNoDirectory(String path) throws IOException {
        Files.createFile(root.resolve("file"));
        CheckpointStore store = CheckpointStore.file(root.resolve(path));

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> Recorder.resultOf(store.load(KEY)))
                .withMessage(
                        "Checkpoints cannot be kept in " + root.toRealPath().resolve("file")
                                + ": it is a file and no directory; give the store another directory");
    }

    /** Not even an administrator can make one there. */
    @Test
    void aDirectoryThatCannotBeMadeIsNamed() {
        CheckpointStore store = CheckpointStore.file(Path.of("/proc/box-event-flux/checkpoints"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Recorder.resultOf(store.load(KEY)))
                .withMessage("Cannot load the checkpoint of " + KEY + " in /proc/box-event-flux/checkpoints/"
                        + "all.audit.checkpoint: NoSuchFileException: /proc/box-event-flux");
    }
}
