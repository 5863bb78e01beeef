package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.examples.box.JsonLine;
import io.github.boxeventflux.examples.terminal.Logs;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.Terminal;
import io.github.boxeventflux.examples.terminal.Version;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: reads it, puts the parts together, and turns each way to end into an exit code. */
@Command(
        name = "tail",
        description = {
            "Prints the events of a Box account as they come.",
            "",
            "With BOX_ACCESS_TOKEN in the environment it reads that token's account at Box; without, a fake Box that"
                    + " it starts in this process. Ctrl-C ends it.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TailCommand implements Callable<Integer> {

    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;

    private final Terminal terminal;
    private final Shutdown shutdown;
    private final Box.Opener opener;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final StreamArguments stream = new StreamArguments();

    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many events.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "Print each event as Box sent it, a line of JSON each.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log what the stream does, and show where an error comes from.")
    private boolean verbose;

    TailCommand(Terminal terminal, Shutdown shutdown, Box.Opener opener) {
        this.terminal = terminal;
        this.shutdown = shutdown;
        this.opener = opener;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--limit: " + limit + " is not allowed; allowed is 1 and more");
        }
        if (verbose) {
            Logs.showDebug();
        }
        try (Box box = opener.open()) {
            StreamOptions options = stream.toOptions(box);
            terminal.err().println(box.introduction());
            stream.warnOfUnknownTypes(terminal.err());
            return tail(box, options);
        }
    }

    private int tail(Box box, StreamOptions options) {
        Progress progress = new Progress(Clock.systemUTC());
        int exitCode = print(options, progress);
        StreamPosition position = progress.position();
        if (position != null && !terminal.out().checkError()) {
            terminal.err().println(farewell(box, position));
        }
        return exitCode;
    }

    private static String farewell(Box box, StreamPosition position) {
        return "Last position " + position + (box.isReal() ? ": " : ": on a real Box, ")
                + "go on from there with --from " + position;
    }

    private int print(StreamOptions options, Progress progress) {
        StatusText status = new StatusText(terminal.colours());
        EventTail tail = new EventTail(terminal.out(), format(), progress, shutdown.requested());
        try {
            terminal.statusLine().showDuring(() -> tail.print(options, limit), () -> status.of(progress.status()));
            return SUCCEEDED;
        } catch (OutputClosedException e) {
            return SUCCEEDED;
        } catch (RuntimeException e) {
            terminal.complain("tail", e, verbose);
            return FAILED;
        }
    }

    private Function<EventRecord, String> format() {
        EventLine line = new EventLine(ZoneId.systemDefault(), terminal.colours());
        return json ? printed -> JsonLine.of(printed.event()) : printed -> line.of(printed.event(), printed.position());
    }
}
