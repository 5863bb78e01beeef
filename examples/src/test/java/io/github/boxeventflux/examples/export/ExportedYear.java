package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.examples.box.ScriptedBox;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.TestTerminal;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.Enterprise;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An enterprise of some thousand events, a Box that tells of it, and the program that reads it. */
final class ExportedYear implements AutoCloseable {

    final Instant until = Instant.now().truncatedTo(ChronoUnit.HOURS);
    final Instant since = until.minus(300, ChronoUnit.DAYS);
    final Enterprise enterprise;
    final FakeBox box;

    ExportedYear(long seed) {
        enterprise = Enterprise.yearUntil(until, seed).events(4_000);
        box = FakeBox.builder().enterprise(enterprise).start();
    }

    /** The lines that a file of JSON is to have. */
    List<String> lines() {
        return enterprise.eventsBetween(since, until).map(Event::json).toList();
    }

    /** The command line for all of it. */
    List<String> arguments(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--since=" + since, "--until=" + until, "--output=" + file));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Runs the program; it saves after each page. */
    int export(TestTerminal terminal, Shutdown shutdown, List<String> arguments) {
        return Export.commandLine(
                        terminal.terminal(), shutdown, () -> new ScriptedBox(box), Clock.systemUTC(), Duration.ZERO)
                .execute(arguments.toArray(String[]::new));
    }

    /** From now on the Box answers so many requests more, and then is silent. */
    void answerOnly(int requests) {
        box.clearFaults();
        if (requests > 0) {
            box.inject(Call.READ_EVENTS, Fault.none().times(requests));
        }
        box.inject(Call.READ_EVENTS, Fault.silence().forever());
    }

    /** The text of a file; each of its members, where it is compressed. */
    static String text(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        box.close();
    }
}
