package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.TestTerminal;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done when the file was begun before. */
class ExportRestartTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final ExportedYear year = new ExportedYear(7);
    private final TestTerminal terminal = new TestTerminal();
    private final Shutdown shutdown = new Shutdown();

    @AfterEach
    void close() {
        year.close();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private int export(List<String> arguments) {
        return year.export(terminal, shutdown, arguments);
    }

    private String lastLine() {
        return terminal.err().get(terminal.err().size() - 1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.jsonl", "audit.csv.gz"})
    void goesOnAfterEveryInterruptionAsIfThereHadBeenNone(String name) throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println(name + ": again with -Dseed=" + seed);
        Random random = new Random(seed);
        year.box.pageSize(100);

        // Enough that something is written, and all together less than it takes to write it all.
        for (int i = 0; i < 4; i++) {
            interrupted(year.arguments(file(name)), 4 + random.nextInt(4));
            Files.writeString(file(name + ".part"), "torn".repeat(random.nextInt(1000)), StandardOpenOption.APPEND);
        }
        assertThat(export(year.arguments(file(name), "--concurrency=2"))).isZero();

        List<Event> events =
                year.enterprise.eventsBetween(year.since, year.until).toList();
        Format format = name.contains("csv") ? Format.CSV : Format.JSONL;
        assertThat(ExportedYear.text(file(name))).isEqualTo(format.header() + format.lines(events));
        assertThat(terminal.err()).anyMatch(line -> line.startsWith("Going on with " + file(name) + " after "));
    }

    /** Runs it, and stops it as by Ctrl-C when Box has answered so many requests. */
    private void interrupted(List<String> arguments, int requests) throws Exception {
        Shutdown ctrlC = new Shutdown();
        TestTerminal said = new TestTerminal();
        int before = year.box.count(Call.READ_EVENTS);
        year.answerOnly(requests);
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> year.export(said, ctrlC, arguments));
        year.box.awaitRequests(Call.READ_EVENTS, before + requests + 1, SOON);

        ctrlC.request();

        assertThat(exitCode.get()).isEqualTo(130);
        assertThat(said.err().get(said.err().size() - 1))
                .matches("Stopped\\. [0-9,]+ events? so far; the same command goes on from there\\.");
        year.box.clearFaults();
    }

    @Test
    void anErrorOfBoxKeepsWhatWasReadBefore() {
        List<String> arguments = year.arguments(file("audit.jsonl"), "--concurrency=1");
        year.box.inject(
                Call.READ_EVENTS,
                Fault.none(),
                Fault.none(),
                Fault.none(),
                Fault.status(403).forever());

        assertThat(export(arguments)).isEqualTo(1);

        assertThat(terminal.err().get(terminal.err().size() - 2)).startsWith("export: Box answered 403");
        assertThat(lastLine()).matches("[1-9][0-9,]* events so far; the same command goes on from there\\.");
        assertThat(terminal.err()).noneMatch(line -> line.startsWith("\tat "));
        year.box.clearFaults();
        assertThat(export(arguments)).isZero();
        assertThat(file("audit.jsonl")).hasContent(String.join("\n", year.lines()));
    }

    @Test
    void nowIsWhatItWasWhenTheFileWasBegun() throws Exception {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> arguments = List.of("--since=" + year.since, "--output=" + file("audit.jsonl"));
        year.box.pageSize(40);

        interrupted(arguments, 5);
        Settings settings =
                new ProgressFile(file("audit.jsonl.progress")).read().settings();
        interrupted(arguments, 5);

        assertThat(Instant.parse(settings.until())).isBetween(begun, Instant.now());
        assertThat(new ProgressFile(file("audit.jsonl.progress")).read().settings())
                .isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource({
        "--since=2026-01-01, --since: 2026-01-01T00:00:00Z",
        "--until=2026-01-01, --until: 2026-01-01T00:00:00Z",
        "--event-type=LOGIN, --event-type: LOGIN",
        "--as-user=17,       --as-user: 17"
    })
    void otherSettingsForTheSameFileAreRefused(String other, String refused) throws Exception {
        interrupted(year.arguments(file("audit.csv")), 1);
        byte[] part = Files.readAllBytes(file("audit.csv.part"));

        List<String> arguments = new ArrayList<>(year.arguments(file("audit.csv")));
        arguments.removeIf(argument -> argument.startsWith(other.substring(0, other.indexOf('='))));
        arguments.add(other);
        assertThat(export(arguments)).isEqualTo(2);

        assertThat(terminal.err()).hasSize(2);
        assertThat(terminal.err().get(0))
                .startsWith("export: " + refused + " is not allowed; allowed is ")
                .endsWith(", with which " + file("audit.csv.part") + " was begun. To begin anew, remove that file and "
                        + file("audit.csv.progress"));
        assertThat(file("audit.csv.part")).hasBinaryContent(part);
    }

    @Test
    void anotherFileIsNotReplacedUnlessAskedFor() throws IOException {
        Files.writeString(file("audit.csv"), "old");

        assertThat(export(year.arguments(file("audit.csv")))).isEqualTo(2);
        assertThat(file("audit.csv")).hasContent("old");
        assertThat(files()).containsExactly(file("audit.csv"));

        assertThat(export(year.arguments(file("audit.csv"), "--overwrite"))).isZero();
        assertThat(ExportedYear.text(file("audit.csv"))).startsWith("event_id,event_type,");
    }
}
