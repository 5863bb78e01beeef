package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** A checkpoint that is not whole is refused: nothing is read, and the file stays for whoever has to look at it. */
class DamagedCheckpointTest {

    @RegisterExtension
    private final ChildProcesses processes = new ChildProcesses();

    @TempDir
    private Path directory;

    enum Damage implements UnaryOperator<byte[]> {
        EMPTY {
            @Override
            public byte[] apply(byte[] file) {
                return new byte[0];
            }
        },
        CUT {
            @Override
            public byte[] apply(byte[] file) {
                return Arrays.copyOf(file, file.length / 2);
            }
        },
        ONE_BIT {
            @Override
            public byte[] apply(byte[] file) {
                byte[] flipped = file.clone();
                flipped[file.length * 2 / 3] ^= 1;
                return flipped;
            }
        },
        ZEROED {
            @Override
            public byte[] apply(byte[] file) {
                return new byte[file.length];
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReaderEndsWithOneErrorThatNamesTheFileAndLeavesItAsItIs(Damage damage)
            throws IOException, InterruptedException {
        Path file = save();
        byte[] damaged = damage.apply(Files.readAllBytes(file));
        Files.write(file, damaged);

        try (FakeBox box = FakeBox.start()) {
            box.publish(SampleEvents.numbered(0, 10));
            ChildProcess reader = processes.startJava(
                    ReaderProgram.class,
                    new ReaderSettings(
                                    box.apiUrl().toString(),
                                    box.token(),
                                    directory.resolve("checkpoints"),
                                    directory.resolve("ids"),
                                    Processing.IN_ORDER,
                                    Duration.ZERO)
                            .arguments());

            assertThat(reader.awaitExit()).isEqualTo(1);
            assertThat(reader.output())
                    .singleElement()
                    .asString()
                    .startsWith("ended by io.github.boxeventflux.error.CheckpointException: ")
                    .contains(file.toRealPath().toString());
            assertThat(box.requests()).isEmpty();
        }
        assertThat(file).hasBinaryContent(damaged);
        assertThat(LineFile.read(directory.resolve("ids"))).isEmpty();
    }

    /** A good one; gives its file. */
    private Path save() throws IOException {
        CheckpointStore store = CheckpointStore.file(directory.resolve("checkpoints"));
        Checkpoint checkpoint = new Checkpoint(new StreamPosition("1"), List.of("a", "b", "c"));
        Mono.from(store.save(ReaderSettings.KEY, checkpoint, WriteCondition.always()))
                .block();
        Mono.from(store.release(ReaderSettings.KEY)).block();
        try (Stream<Path> files = Files.list(directory.resolve("checkpoints"))) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
