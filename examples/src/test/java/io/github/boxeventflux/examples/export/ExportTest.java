package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.TestTerminal;
import io.github.boxeventflux.test.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the file. */
class ExportTest {

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
    @ValueSource(strings = {"audit.jsonl", "audit.jsonl.gz"})
    void writesEachEventOfThePeriodOnceAsBoxSentItInTheOrderOfTime(String name) throws IOException {
        List<String> lines = year.lines();

        assertThat(export(year.arguments(file(name), "--concurrency=8"))).isZero();

        assertThat(ExportedYear.text(file(name)).lines()).containsExactlyElementsOf(lines);
        assertThat(files()).containsExactly(file(name));
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .hasSize(3)
                .contains(
                        "introduction", "Writing %s: from %s until %s.".formatted(file(name), year.since, year.until));
        assertThat(lastLine())
                .matches(String.format(
                        Locale.ROOT,
                        "%,d events in %s: %,d bytes, \\d+ calls, \\d+\\.\\d s\\.",
                        lines.size(),
                        file(name),
                        Files.size(file(name))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.csv", "audit.csv.gz"})
    void writesARowForEachEvent(String name) throws IOException {
        assertThat(export(year.arguments(file(name)))).isZero();

        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(ExportedYear.text(file(name)), format)) {
            assertThat(parser.getHeaderNames())
                    .containsExactlyElementsOf(
                            Column.ALL.stream().map(Column::title).toList());
            List<CSVRecord> rows = parser.getRecords();
            List<Event> events =
                    year.enterprise.eventsBetween(year.since, year.until).toList();
            assertThat(rows).hasSameSizeAs(events);
            for (int i = 0; i < rows.size(); i++) {
                CSVRecord row = rows.get(i);
                Event event = events.get(i);
                assertThat(row.isConsistent()).isTrue();
                assertThat(row.stream())
                        .containsExactlyElementsOf(Column.ALL.stream()
                                .map(column -> column.of(event))
                                .map(cell -> cell == null ? "" : cell)
                                .toList());
            }
        }
    }

    @Test
    void writesOnlyTheTypesThatWereAskedFor() {
        List<String> wanted = year.enterprise
                .eventsBetween(year.since, year.until)
                .filter(event -> event.eventType().equals(EventType.UPLOAD)
                        || event.eventType().equals(EventType.DOWNLOAD))
                .map(Event::json)
                .toList();

        assertThat(export(year.arguments(file("audit.jsonl"), "--event-type=upload,DOWNLOAD")))
                .isZero();

        assertThat(wanted).isNotEmpty();
        assertThat(file("audit.jsonl")).hasContent(String.join("\n", wanted));
    }

    @Test
    void readsForAnotherUser() {
        String day = year.until.minus(1, ChronoUnit.DAYS).toString();

        export(List.of("--since=" + day, "--until=" + year.until, "--as-user=17", "--output=" + file("audit.csv")));

        assertThat(year.box.requests(Call.READ_EVENTS))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.asUser()).isEqualTo("17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.jsonl", "audit.jsonl.gz", "audit.csv.gz"})
    void aPeriodInWhichNothingHappenedIsAFileToo(String name) {
        Instant since = Stream.iterate(year.since, second -> second.plusSeconds(1))
                .filter(second -> year.enterprise.countBetween(second, second.plusSeconds(1)) == 0)
                .findFirst()
                .orElseThrow();

        assertThat(export(List.of("--since=" + since, "--until=" + since.plusSeconds(1), "--output=" + file(name))))
                .isZero();

        assertThat(ExportedYear.text(file(name))).isEqualTo(name.contains("csv") ? Format.CSV.header() : "");
        assertThat(lastLine()).startsWith("0 events in ");
    }

    @Test
    void aFakeBoxOfItsOwnTellsAYear() {
        PlayedYear played = PlayedYear.start();
        Path file = file("played.jsonl");

        int exitCode = Export.commandLine(terminal.terminal(), shutdown, () -> played, Clock.systemUTC(), Duration.ZERO)
                .execute("--event-type=GROUP_ADD_USER", "--concurrency=2", "--output=" + file);

        assertThat(exitCode).isZero();
        assertThat(ExportedYear.text(file).lines())
                .isNotEmpty()
                .containsExactlyElementsOf(PlayedYear.enterprise(played.until())
                        .eventsBetween(played.since(), played.until())
                        .filter(event -> event.eventType().equals(EventType.GROUP_ADD_USER))
                        .map(Event::json)
                        .toList());
        assertThat(terminal.err().get(0)).contains("BOX_ACCESS_TOKEN is not set", "no real Box");
    }
}
