package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.examples.box.Box;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.Terminal;
import picocli.CommandLine;

/** Starts the program: {@code tail --help} says what it can do. */
public final class Tail {

    private Tail() {}

    /** Ends the process with 0 when it is done, 1 when the stream failed, 2 when the command line is wrong. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofThisProcess();
        Shutdown shutdown = Shutdown.whenInterrupted();
        int exitCode = commandLine(terminal, shutdown, () -> Box.in(System.getenv(), PlayedBox::start))
                .execute(args);
        shutdown.finished();
        System.exit(exitCode);
    }

    static CommandLine commandLine(Terminal terminal, Shutdown shutdown, Box.Opener opener) {
        return terminal.dress(new CommandLine(new TailCommand(terminal, shutdown, opener)))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
