package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.TestTerminal;
import io.github.boxeventflux.test.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they write. */
class ExportKillTest {

    private static final int MOST_REQUESTS = 20;
    private static final int KILLED = 128 + 9;
    private static final int ASKED_TO_END = 128 + 15;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final int kills = Integer.getInteger("kills", 2);
    private final Random random = new Random(seed);
    private final ExportedYear year = new ExportedYear(seed);
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        year.close();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void aFileHoldsEachEventOnceHoweverOftenItsProcessWasKilled() throws Exception {
        System.out.println("Exports are killed: again with -Dseed=" + seed);
        Path file = directory.resolve("audit.jsonl.gz");
        // All requests together are less than it takes to read it all.
        year.box.pageSize(Math.max(2, 3000 / (MOST_REQUESTS + 5) / (kills + 1)));

        for (int kill = 0; kill < kills; kill++) {
            Process process = startedUntilBoxIsSilent(file);
            process.destroyForcibly();
            assertThat(exitCode(process)).isEqualTo(KILLED);
        }
        Process asked = startedUntilBoxIsSilent(file);
        asked.destroy();
        assertThat(exitCode(asked)).isEqualTo(ASKED_TO_END);
        assertThat(output())
                .content()
                .endsWith("so far; the same command goes on from there." + System.lineSeparator());

        year.box.clearFaults();
        assertThat(year.export(new TestTerminal(), new Shutdown(), year.arguments(file)))
                .isZero();
        assertThat(ExportedYear.text(file).lines()).containsExactlyElementsOf(year.lines());
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void aFullDiskCostsNoEvent() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        year.box.pageSize(40);

        Process process = started(file, List.of("prlimit", "--fsize=" + 1_000_000));

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(output())
                .content()
                .contains("export: Cannot write " + file + ": java.io.IOException: File too large");
        assertThat(year.export(new TestTerminal(), new Shutdown(), year.arguments(file)))
                .isZero();
        assertThat(ExportedYear.text(file).lines()).containsExactlyElementsOf(year.lines());
    }

    /** Runs until Box has answered some requests: what comes of them may be written in this moment. */
    private Process startedUntilBoxIsSilent(Path file) throws IOException {
        int requests = random.nextInt(MOST_REQUESTS);
        int before = year.box.count(Call.READ_EVENTS);
        year.answerOnly(requests);
        Process process = started(file, List.of());
        year.box.awaitRequests(Call.READ_EVENTS, before + requests + 1, SOON);
        return process;
    }

    /** Runs behind a command that changes how it runs. */
    private Process started(Path file, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                // It lives for a second: what counts is a quick start.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:-UsePerfData",
                "-Dio.netty.native.workdir=" + elsewhere,
                ExportProgram.class.getName(),
                year.box.apiUrl().toString(),
                year.box.token()));
        command.addAll(year.arguments(file));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** What the last one has printed. */
    private Path output() {
        return elsewhere.resolve("output.txt");
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
