package io.github.boxeventflux.examples.tail;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Starts the program: {@code tail --help} says what it can do. */
public final class Tail {

    private Tail() {}

    /** Ends the process with 0 when it is done, 1 when the stream failed, 2 when the command line is wrong. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofThisProcess();
        Shutdown shutdown = Shutdown.whenInterrupted();
        int exitCode =
                commandLine(terminal, shutdown, () -> Box.in(System.getenv())).execute(args);
        shutdown.finished();
        System.exit(exitCode);
    }

    static CommandLine commandLine(Terminal terminal, Shutdown shutdown, Box.Opener opener) {
        return new CommandLine(new TailCommand(terminal, shutdown, opener))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.colours().ansi()))
                .setOut(new PrintWriter(terminal.out(), true, terminal.charset()))
                .setErr(new PrintWriter(terminal.err(), true, terminal.charset()));
    }
}
