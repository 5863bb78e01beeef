package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.Seed;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a crash in the middle of a save leaves beside the checkpoint is nothing to go on from, and in nobody's way. */
class TornTemporaryFileTest {

    private static final int EVENTS = 100;

    @RegisterExtension
    private final ChildProcesses processes = new ChildProcesses();

    @TempDir
    private Path directory;

    @Test
    void theReaderGoesOnFromTheCheckpoint() throws IOException, InterruptedException {
        long seed = Seed.of("torn temporary files");
        Random random = new Random(seed);
        KilledReader reader = new KilledReader(processes, directory, Processing.OUT_OF_ORDER, seed);
        do {
            reader.readAndKill(EVENTS);
        } while (checkpoints().isEmpty());
        Path checkpoint = checkpoints().get(0);
        byte[] older = Files.readAllBytes(checkpoint);

        for (byte[] left : List.of(new byte[0], randomBytes(random), older)) {
            Files.write(temporary(checkpoint), left);
            reader.readAndKill(EVENTS);
        }
        Files.write(temporary(checkpoint), half(checkpoint));
        reader.readToTheEnd(EVENTS);

        assertThat(temporary(checkpoint))
                .as("the file that a save goes to: used, and gone")
                .doesNotExist();
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("checkpoints"))) {
            return files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
        }
    }

    private static Path temporary(Path checkpoint) {
        return checkpoint.resolveSibling(checkpoint.getFileName().toString().replace(".checkpoint", ".tmp"));
    }

    private static byte[] half(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[100_000];
        random.nextBytes(bytes);
        return bytes;
    }
}
