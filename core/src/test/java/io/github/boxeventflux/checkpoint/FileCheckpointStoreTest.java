package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointStoreTest extends CheckpointStoreContract {

    @TempDir
    private Path root;

    @AfterEach
    void release() {
        Recorder.resultOf(store().release(KEY));
    }

    @Override
    CheckpointStore store() {
        return CheckpointStore.file(directory());
    }

    private Path directory() {
        return root.resolve("not/there/yet");
    }

    @Test
    void itBlocks() {
        assertThat(store().isBlocking()).isTrue();
    }

    @Test
    void nothingIsTouchedBeforeSomebodyAsks() {
        Recorder.of(store().load(KEY));
        Recorder.of(store().save(KEY, FIRST, always()));
        Recorder.of(store().delete(KEY));
        Recorder.of(store().release(KEY));

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aStreamHasACheckpointFileAndALockFile() throws IOException {
        save(FIRST, always());

        assertThat(names()).containsExactlyInAnyOrder("all.audit.checkpoint", "all.audit.lock");
        assertThat(directory().resolve("all.audit.checkpoint"))
                .hasBinaryContent(CheckpointFiles.of(CheckpointFiles.HEADER, FIRST.toJson()));
        assertThat(directory().resolve("all.audit.lock")).isEmptyFile();
    }

    @Test
    void theLockFileStays() throws IOException {
        save(FIRST, always());
        Recorder.resultOf(store().delete(KEY));
        Recorder.resultOf(store().release(KEY));

        assertThat(names()).containsExactly("all.audit.lock");
    }

    @Test
    void everyStreamHasAFileOfItsOwnWhateverItsName() throws IOException {
        List<String> odd = List.of(
                "",
                " ",
                ".",
                "..",
                "/",
                "../../up",
                "a/b",
                "a\\b",
                "con",
                "AUDIT",
                "\u00c4",
                "A\u0308",
                "\0",
                "\ud800",
                "?",
                "x".repeat(10_000),
                "x".repeat(10_001),
                "😀".repeat(500));
        for (String name : odd) {
            Recorder.resultOf(store().save(new StreamKey(name, StreamType.ALL), named(name), always()));
        }

        for (String name : odd) {
            StreamKey key = new StreamKey(name, StreamType.ALL);
            assertThat(Recorder.resultOf(store().load(key))).isEqualTo(named(name));
            Recorder.resultOf(store().release(key));
        }
        assertThat(names()).hasSize(2 * odd.size());
        assertThat(root).isDirectoryNotContaining(path -> !path.endsWith("not"));
    }

    @Test
    void aTemporaryFileIsNeverReadAndTheNextSaveReplacesIt() throws IOException {
        Path temporary = directory().resolve("all.audit.tmp");
        save(SECOND, always());
        byte[] whole = CheckpointFiles.read(directory().resolve("all.audit.checkpoint"));
        Recorder.resultOf(store().delete(KEY));

        for (int length : new int[] {0, 1, whole.length / 2, whole.length}) {
            CheckpointFiles.write(temporary, Arrays.copyOf(whole, length));
            assertThat(Recorder.resultOf(store().load(KEY))).isNull();
            save(FIRST, always());
            assertThat(temporary).doesNotExist();

            CheckpointFiles.write(temporary, Arrays.copyOf(whole, length));
            assertStored(FIRST);
            Recorder.resultOf(store().delete(KEY));
            assertThat(names()).containsExactly("all.audit.lock");
        }
    }

    @Test
    void theGreatestTokenIsKeptInTheFile() {
        save(FIRST, notNewerThan(7));
        save(SECOND, always());
        Recorder.resultOf(store().release(KEY));

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> Recorder.resultOf(store().save(KEY, FIRST, notNewerThan(6))));
        assertStored(SECOND);
    }

    @Test
    void aCheckpointAtNowIsRefusedAndTheOldOneStays() {
        save(FIRST, always());

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> Recorder.resultOf(
                        store().save(KEY, new Checkpoint(new StreamPosition("now"), List.of()), always())));
        assertStored(FIRST);
    }

    @Test
    void storesOfOneDirectoryAreOne() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), Files.createDirectory(root.resolve("real")));
        CheckpointStore real = CheckpointStore.file(root.resolve("real/sub"));

        assertThat(CheckpointStore.file(link.resolve("sub")))
                .isEqualTo(real)
                .hasSameHashCodeAs(real)
                .hasToString("CheckpointStore.file(" + root.toRealPath().resolve("real/sub") + ")");
        assertThat(CheckpointStore.file(root.resolve("not/../real/./sub"))).isEqualTo(real);
        assertThat(CheckpointStore.file(root.resolve("real"))).isNotEqualTo(real);
        assertThat(CheckpointStore.inMemory()).isNotEqualTo(real);

        Recorder.resultOf(real.save(KEY, FIRST, notNewerThan(7)));
        CheckpointStore linked = CheckpointStore.file(link.resolve("sub"));
        assertThat(Recorder.resultOf(linked.load(KEY))).isEqualTo(FIRST);
        Recorder.resultOf(linked.save(KEY, SECOND, notNewerThan(8)));
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> Recorder.resultOf(real.save(KEY, FIRST, notNewerThan(7))));
        Recorder.resultOf(linked.release(KEY));
    }

    private static Checkpoint named(String name) {
        return new Checkpoint(new StreamPosition("p" + name), List.of());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
