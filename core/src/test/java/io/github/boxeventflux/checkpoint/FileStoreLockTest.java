package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.checkpoint.StoreMain.KEY;
import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;

/** A stream's files are used by one process at a time. */
class FileStoreLockTest {

    private static final String IN_ANOTHER_PROCESS = KEY + " is in use in another process, which holds the lock file ";
    private static final String IN_THIS_PROCESS = KEY + " is in use in this process already";

    @TempDir
    private Path directory;

    private CheckpointStore store;
    private Path lockFile;
    private StoreProcess other;

    @BeforeEach
    void twoProcesses() {
        store = CheckpointStore.file(directory);
        lockFile = directory.resolve("all.audit.lock");
        other = StoreProcess.on(directory);
    }

    @AfterEach
    void end() {
        other.close();
        Recorder.resultOf(store.release(KEY));
    }

    @Test
    void whatAnotherProcessLoadedIsItsOwnUntilItLetsGo() {
        assertThat(other.ask("load")).isEqualTo("none");
        refused(store.load(KEY))
                .withMessage(IN_ANOTHER_PROCESS + lockFile + "; stop that process, or give this stream another name or"
                        + " directory. Do not delete the file: the lock ends with its process");
        refused(store.save(KEY, StoreMain.checkpoint(1, 0), always())).withMessageStartingWith(IN_ANOTHER_PROCESS);
        refused(store.delete(KEY)).withMessageStartingWith(IN_ANOTHER_PROCESS);

        assertThat(other.ask("save 2 0")).isEqualTo("done");
        assertThat(other.ask("release")).isEqualTo("done");
        assertThat(Recorder.resultOf(store.load(KEY))).isEqualTo(StoreMain.checkpoint(2, 0));
        assertThat(other.ask("load")).startsWith("CheckpointException: " + IN_ANOTHER_PROCESS);
    }

    @Test
    void whatAnotherProcessSavedIsItsOwnUntilItDies() {
        assertThat(other.ask("save 2 0")).isEqualTo("done");
        refused(store.load(KEY)).withMessageStartingWith(IN_ANOTHER_PROCESS);

        other.kill();
        assertThat(Recorder.resultOf(store.load(KEY))).isEqualTo(StoreMain.checkpoint(2, 0));
    }

    @Test
    void whatAnotherProcessSavedMeanwhileIsSeen() {
        Recorder.resultOf(store.save(KEY, StoreMain.checkpoint(1, 0), always()));
        Recorder.resultOf(store.delete(KEY));
        Recorder.resultOf(store.release(KEY));
        assertThat(other.ask("save 2 0")).isEqualTo("done");
        assertThat(other.ask("release")).isEqualTo("done");

        refused(store.save(KEY, StoreMain.checkpoint(3, 0), ifAbsent())).withMessageContaining("already");
    }

    @Test
    void otherStreamsAreFree() {
        StreamKey another = new StreamKey("audit", StreamType.CHANGES);
        assertThat(other.ask("load")).isEqualTo("none");

        assertThat(Recorder.resultOf(store.load(another))).isNull();
        Recorder.resultOf(store.release(another));
    }

    @Test
    void aDeletionKeepsALockAndTakesNone() {
        Recorder.resultOf(store.delete(KEY));
        assertThat(other.ask("load")).isEqualTo("none");
        assertThat(other.ask("release")).isEqualTo("done");

        Recorder.resultOf(store.load(KEY));
        Recorder.resultOf(store.delete(KEY));
        assertThat(other.ask("load")).startsWith("CheckpointException: " + IN_ANOTHER_PROCESS);
    }

    @Test
    void aRefusedReaderLetsNobodyWait() {
        assertThat(other.ask("load")).isEqualTo("none");
        refused(store.load(KEY));
        assertThat(other.ask("release")).isEqualTo("done");
        assertThat(other.ask("save 2 0")).isEqualTo("done");
    }

    /** As a second copy of the library in this process would hold it. */
    @Test
    void aLockOfSomebodyElseInThisProcessIsRespectedAndNotTakenAway() throws IOException {
        try (FileChannel elsewhere = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(elsewhere.tryLock()).isNotNull();
            refused(store.load(KEY))
                    .withMessageStartingWith(IN_THIS_PROCESS)
                    .withMessageContaining(lockFile.toString());
            refused(store.load(KEY)).withMessageStartingWith(IN_THIS_PROCESS);
            Recorder.resultOf(store.release(KEY));

            assertThat(other.ask("load")).startsWith("CheckpointException: " + IN_ANOTHER_PROCESS);
        }
        assertThat(Recorder.resultOf(store.load(KEY))).isNull();
        assertThat(other.ask("load")).startsWith("CheckpointException: " + IN_ANOTHER_PROCESS);
        Recorder.resultOf(store.release(KEY));
        assertThat(other.ask("load")).isEqualTo("none");
    }

    @Test
    void anInterruptNeitherLosesTheLockNorTheSave() {
        Thread.currentThread().interrupt();
        assertThat(Recorder.resultOf(store.load(KEY))).isNull();
        Recorder.resultOf(store.save(KEY, StoreMain.checkpoint(1, 0), always()));
        Recorder.resultOf(store.save(KEY, StoreMain.checkpoint(2, 10), always()));
        assertThat(Recorder.resultOf(store.load(KEY))).isEqualTo(StoreMain.checkpoint(2, 10));
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();

        assertThat(other.ask("load")).startsWith("CheckpointException: " + IN_ANOTHER_PROCESS);
        Thread.currentThread().interrupt();
        Recorder.resultOf(store.release(KEY));
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(other.ask("load")).isEqualTo("2");
    }

    private static ThrowableAssertAlternative<CheckpointException> refused(Publisher<?> call) {
        return assertThatExceptionOfType(CheckpointException.class).isThrownBy(() -> Recorder.resultOf(call));
    }
}
