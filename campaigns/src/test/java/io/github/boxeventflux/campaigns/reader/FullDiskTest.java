package io.github.boxeventflux.campaigns.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.Seed;
import io.github.boxeventflux.campaigns.box.BoxProcess;
import io.github.boxeventflux.campaigns.process.ChildProcess;
import io.github.boxeventflux.campaigns.process.ChildProcesses;
import io.github.boxeventflux.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a checkpoint cannot be written, events go on, the old checkpoint stays, and saving goes on when it can. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final String SAVED = "saved ";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
    private static final String FAILED = "failed SAVE_CHECKPOINT ";

    @RegisterExtension
    private final ChildProcesses processes = new ChildProcesses();

    @TempDir
    private Path directory;

    private final Ledger ledger = new Ledger();
    private BoxProcess box;
    private Shortage disk;

    static List<Shortage.Kind> possible() throws IOException, InterruptedException {
        List<Shortage.Kind> possible = new ArrayList<>();
        for (Shortage.Kind kind : Shortage.Kind.values()) {
            if (kind.isPossible()) {
                possible.add(kind);
            }
        }
        return possible;
    }

    @ParameterizedTest
    @MethodSource("possible")
    void eventsGoOnTheOldCheckpointStaysAndSavingGoesOnByItself(Shortage.Kind kind)
            throws IOException, InterruptedException {
        box = BoxProcess.start(processes, Seed.of(kind));
        disk = kind.in(Files.createDirectory(directory.resolve("disk")), processes);

        box.publish(100);
        ChildProcess first = start();
        awaitEvents(first, 100);
        first.awaitLine(SAVED);
        disk.begin();
        box.publish(300);
        awaitEvents(first, 400);
        awaitFailures(first, 2);

        assertThat(first.kill()).isEqualTo(ChildProcess.KILLED);
        Checkpoint old = loadCopy();
        assertThat(old.position()).hasToString(lastSaved(first));
        Set<String> covered = Checkpoints.covered(old, box);
        ledger.ran(ids(first), covered, List.of());

        box.publish(50);
        ChildProcess second = start();
        awaitEvents(second, 450 - covered.size());
        awaitFailures(second, 2);
        disk.end();
        second.awaitLine("recovered SAVE_CHECKPOINT");

        second.tell(ReaderProgram.STOP);
        assertThat(second.awaitExit()).isZero();
        ledger.ran(ids(second), Checkpoints.covered(loadCopy(), box), List.of());
        ledger.complete(box.published());
        System.out.printf("%s: %s%n", kind, first.awaitLine(FAILED));
    }

    /** Its ids go where no disk can be full. */
    private ChildProcess start() {
        ReaderSettings settings = new ReaderSettings(
                box.apiUrl(),
                box.token(),
                disk.directory(),
                Path.of("/dev/stdout"),
                Processing.OUT_OF_ORDER,
                Duration.ZERO);
        return disk.startJava(ReaderProgram.class, settings.arguments());
    }

    private static List<String> ids(ChildProcess reader) {
        return ids(reader.output()).toList();
    }

    /** Wherever in a line: two parts of the program write to the same output. */
    private static Stream<String> ids(List<String> output) {
        return output.stream().flatMap(line -> ID.matcher(line).results()).map(MatchResult::group);
    }

    private static void awaitEvents(ChildProcess reader, int count) throws InterruptedException {
        reader.awaitOutput(count + " events", lines -> ids(lines).count() >= count);
    }

    private static void awaitFailures(ChildProcess reader, int count) throws InterruptedException {
        reader.awaitOutput(
                count + " failures",
                lines -> lines.stream().filter(line -> line.startsWith(FAILED)).count() >= count);
    }

    private static String lastSaved(ChildProcess reader) {
        return reader.output().stream()
                .filter(line -> line.startsWith(SAVED))
                .reduce((before, last) -> last)
                .orElseThrow()
                .substring(SAVED.length());
    }

    /** What a reader elsewhere would find: the path to another name space is none that a store could use. */
    private Checkpoint loadCopy() throws IOException {
        Path copy = Files.createTempDirectory(directory, "copy");
        try (Stream<Path> files = Files.list(disk.seenFromHere())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return Checkpoints.load(copy);
    }
}
