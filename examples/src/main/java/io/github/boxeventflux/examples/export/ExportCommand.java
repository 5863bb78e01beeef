package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.examples.terminal.Logs;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.Terminal;
import io.github.boxeventflux.examples.terminal.Version;
import io.github.boxeventflux.examples.terminal.Visible;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: reads it, puts the parts together, and turns each way to end into an exit code. */
@Command(
        name = "export",
        description = {
            "Writes what happened in an enterprise in a period to a file, each event once and in the order of time.",
            "",
            "With BOX_ACCESS_TOKEN in the environment it reads the enterprise of that token, which must be an"
                    + " administrator's; without, one that a fake Box in this process makes up. Ctrl-C ends it. After"
                    + " that, or after any other end, the same command goes on where the file ends.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:The file is complete.",
            "1:It failed; what was written stays.",
            "2:The command line is wrong, or the file is another's.",
            "130:Ctrl-C."
        })
final class ExportCommand implements Callable<Integer> {

    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    private final Terminal terminal;
    private final Shutdown shutdown;
    private final Box.Opener opener;
    private final Clock clock;
    private final Duration saveEvery;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ExportArguments arguments = new ExportArguments();

    @Option(
            names = {"-v", "--verbose"},
            description = "Log what the stream does, and show where an error comes from.")
    private boolean verbose;

    ExportCommand(Terminal terminal, Shutdown shutdown, Box.Opener opener, Clock clock, Duration saveEvery) {
        this.terminal = terminal;
        this.shutdown = shutdown;
        this.opener = opener;
        this.clock = clock;
        this.saveEvery = saveEvery;
    }

    @Override
    public Integer call() {
        if (verbose) {
            Logs.showDebug();
        }
        try (Box box = opener.open();
                GrowingFile file = open(box)) {
            return export(box, file);
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            terminal.complain("export", e, verbose);
            return FAILED;
        }
    }

    /** Everything that cannot work is found here. */
    private GrowingFile open(Box box) {
        try {
            Output output = arguments.output();
            SavedProgress begun = GrowingFile.begun(output);
            Settings settings = arguments.settings(box, output, begun, clock.instant());
            arguments.toOptions(box, settings).build();
            return GrowingFile.open(output, settings, begun);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int export(Box box, GrowingFile file) {
        terminal.err().println(box.introduction());
        arguments.warnOfUnknownTypes(terminal.err());
        say(
                file.events() == 0
                        ? "Writing %s: %s.".formatted(file.path(), period(file))
                        : "Going on with %s after %s: %s.".formatted(file.path(), events(file), period(file)));
        long started = System.nanoTime();
        ExportProgress progress = progress(file);
        try (progress) {
            BoxEventClient client =
                    BoxEventClient.builder().clock(clock).listener(progress).build();
            new EventExport(client, file, saveEvery).run(options(box, file));
        } catch (RuntimeException e) {
            terminal.complain("export", e, verbose);
            say(stays(file));
            return FAILED;
        }
        if (!file.isComplete()) {
            say("Stopped. " + stays(file));
            return INTERRUPTED;
        }
        file.finish();
        double seconds = (System.nanoTime() - started) / 1e9;
        say(events(file) + " in " + file.path()
                + String.format(
                        Locale.ROOT, ": %,d bytes, %,d calls, %.1f s.", file.length(), progress.calls(), seconds));
        return SUCCEEDED;
    }

    private StreamOptions options(Box box, GrowingFile file) {
        StreamOptions.Builder options =
                arguments.toOptions(box, file.settings()).stopWhen(shutdown.requested());
        Checkpoint checkpoint = file.checkpoint();
        return (checkpoint == null ? options : options.resumeFrom(checkpoint)).build();
    }

    private ExportProgress progress(GrowingFile file) {
        Settings settings = file.settings();
        Duration wanted = Duration.between(Instant.parse(settings.since()), Instant.parse(settings.until()));
        int width = spec.usageMessage().width();
        return new ExportProgress(terminal, width, clock, wanted, file.events());
    }

    private void say(String line) {
        terminal.err().println(Visible.of(line));
    }

    private static String period(GrowingFile file) {
        return "from " + file.settings().since() + " until " + file.settings().until();
    }

    private static String stays(GrowingFile file) {
        return events(file) + " so far; the same command goes on from there.";
    }

    private static String events(GrowingFile file) {
        return String.format(Locale.ROOT, "%,d", file.events()) + (file.events() == 1 ? " event" : " events");
    }
}
