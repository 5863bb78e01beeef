package io.github.boxeventflux.examples.kafka;

import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine;

/** Starts the program: {@code kafka --help} says what it can do. */
public final class KafkaExample {

    private KafkaExample() {}

    /** Ends the process with 0 when it is done, 1 when something did not start, 2 when the command line is wrong. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofThisProcess();
        Shutdown shutdown = Shutdown.whenInterrupted();
        int exitCode = commandLine(terminal, shutdown, System.getenv()).execute(args);
        shutdown.finished();
        System.exit(exitCode);
    }

    static CommandLine commandLine(Terminal terminal, Shutdown shutdown, Map<String, String> environment) {
        return terminal.dress(new CommandLine(new KafkaCommand(terminal, shutdown, environment)))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
