package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine;

/** Starts the program: {@code export --help} says what it can do. */
public final class Export {

    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    private Export() {}

    /** Ends the process with 0 when the file is complete, 1 when it failed, 2 when the command line is wrong. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofThisProcess();
        Shutdown shutdown = Shutdown.whenInterrupted();
        Box.Opener opener = () -> Box.in(System.getenv(), PlayedYear::start);
        int exitCode = commandLine(terminal, shutdown, opener, Clock.systemUTC(), SAVE_EVERY)
                .execute(args);
        shutdown.finished();
        System.exit(exitCode);
    }

    static CommandLine commandLine(
            Terminal terminal, Shutdown shutdown, Box.Opener opener, Clock clock, Duration saveEvery) {
        return terminal.dress(new CommandLine(new ExportCommand(terminal, shutdown, opener, clock, saveEvery)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((error, args) -> {
                    terminal.complain("export", error, false);
                    terminal.err().println("export --help says what it can do.");
                    return CommandLine.ExitCode.USAGE;
                });
    }
}
