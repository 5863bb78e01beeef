package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.TestTerminal;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ExportTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final ExportedYear year = new ExportedYear(7);
    private final TestTerminal terminal = new TestTerminal();
    private final Shutdown shutdown = new Shutdown();

    @AfterEach
    void close() {
        year.close();
        ((Logger) LoggerFactory.getLogger("io.github.boxeventflux")).setLevel(null);
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
    void tellsOfATypeThatMayBeMisspelt() {
        assertThat(export(year.arguments(file("audit.csv"), "--event-type=UPLOAD,DOWNLAOD")))
                .isEqualTo(1);

        assertThat(terminal.err()).contains("No event type DOWNLAOD is known here; asking for it anyway.");
        assertThat(terminal.err().get(3)).startsWith("export: Box answered 400");
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
    void verboseShowsWhereAnErrorComesFrom() {
        year.box.inject(Call.READ_EVENTS, Fault.status(403).forever());

        assertThat(export(year.arguments(file("audit.csv"), "--verbose"))).isEqualTo(1);

        assertThat(terminal.err()).anyMatch(line -> line.startsWith("\tat "));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --output=D/a.csv                             | --since: is missing; allowed is a time within the last 365 days
            --since=NOW-1                                | Missing required option: '--output=FILE'
            --output=D/a.csv --since=NOW-366             | is not allowed; allowed is a time from
            --output=D/a.csv --since=NOW+1               | since Box keeps events for 365 days, and before now
            --output=D/a.csv --since=NOW-1 --until=NOW-2 | is not allowed; allowed is a time after --since
            --output=D/a.csv --since=NOW-1 --until=NOW-1 | is not allowed; allowed is a time after --since
            --output=D/a.csv --since=NOW-1 --until=NOW+1 | and not after now
            --output=D/a.csv --since=yesterday           | Invalid value for option '--since': "yesterday" is not
            --output=D/a.csv --since=NOW-1 --until=soon  | Invalid value for option '--until': "soon" is not
            --output=D/a.csv --since=NOW-1 --concurrency=0  | history.concurrency: 0 is not allowed; allowed is 1 to 64
            --output=D/a.csv --since=NOW-1 --concurrency=65 | history.concurrency: 65 is not allowed
            --output=D/a.csv --since=NOW-1 --concurrency=x  | Invalid value for option '--concurrency'
            --output=D/a.xml --since=NOW-1               | a.xml is not allowed; allowed is a name that ends with .jsonl
            --output=D/a.csv --since=NOW-1 --format=jsonl | a.csv is not allowed; allowed is csv, as its name says
            --output=D/a.b --since=NOW-1 --format=xml    | expected one of [JSONL, CSV]
            --output=D/no/a.csv --since=NOW-1            | allowed is a file in a directory that exists
            --output=D --since=NOW-1 --format=csv        | allowed is the name of a file
            --output=D/a.csv --since=NOW-1 --event-type=LOCK_CREATE | eventTypes: LOCK_CREATE on ADMIN_LOGS
            --output=D/a.csv --since=NOW-1 --event-type= | eventType: a blank name is not allowed
            --output=D/a.csv --since=NOW-1 --as-user=    | asUser: "" is not allowed
            --output=D/a.csv --since=NOW-1 --follow      | Unknown option: '--follow'
            """)
    void aWrongCommandLineIsRefusedBeforeAnythingIsReadOrWritten(String arguments, String message) throws IOException {
        List<String> given = Arrays.stream(arguments.split(" "))
                .map(argument -> argument.replaceAll("=D\\b", "=" + directory))
                .map(ExportTest::withTimes)
                .toList();

        assertThat(export(given)).isEqualTo(2);

        assertThat(terminal.err()).hasSize(2).last().isEqualTo("export --help says what it can do.");
        assertThat(terminal.err().get(0)).startsWith("export: ").contains(message);
        assertThat(year.box.requests()).isEmpty();
        assertThat(files()).isEmpty();
    }

    /** With {@code NOW-2} as the time two days ago. */
    private static String withTimes(String argument) {
        int at = argument.indexOf("=NOW");
        if (at < 0) {
            return argument;
        }
        int days = Integer.parseInt(argument.substring(at + 4));
        return argument.substring(0, at + 1) + Instant.now().plus(days, ChronoUnit.DAYS);
    }

    @Test
    void helpsWithoutOpeningABox() {
        int exitCode = Export.commandLine(
                        terminal.terminal(),
                        shutdown,
                        () -> {
                            throw new AssertionError("opened");
                        },
                        Clock.systemUTC(),
                        Duration.ZERO)
                .execute("--help");

        assertThat(exitCode).isZero();
        assertThat(String.join("\n", terminal.out()))
                .contains("--since", "--until", "--event-type", "--concurrency", "--output", "--format", "--overwrite")
                .contains("--as-user", "--verbose", "midnight UTC", "Exit codes:");
    }

    @Test
    void hasAVersion() {
        assertThat(export(List.of("--version"))).isZero();
        assertThat(terminal.out()).singleElement().asString().startsWith("export of Box Event Flux");
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
