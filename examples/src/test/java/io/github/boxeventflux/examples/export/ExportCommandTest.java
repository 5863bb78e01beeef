package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.TestTerminal;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What is said to people. */
class ExportCommandTest {

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

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void tellsOfATypeThatMayBeMisspelt() {
        assertThat(export(year.arguments(file("audit.csv"), "--event-type=UPLOAD,DOWNLAOD")))
                .isEqualTo(1);

        assertThat(terminal.err()).contains("No event type DOWNLAOD is known here; asking for it anyway.");
        assertThat(terminal.err().get(3)).startsWith("export: Box answered 400");
    }

    @Test
    void verboseShowsWhereAnErrorComesFrom() {
        year.box.inject(Call.READ_EVENTS, Fault.status(403).forever());

        assertThat(export(year.arguments(file("audit.csv"), "--verbose"))).isEqualTo(1);

        assertThat(terminal.err()).anyMatch(line -> line.startsWith("\tat "));
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
                .map(ExportCommandTest::withTimes)
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
}
