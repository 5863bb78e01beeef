package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.examples.box.ScriptedBox;
import io.github.boxeventflux.examples.terminal.Shutdown;
import io.github.boxeventflux.examples.terminal.Terminal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/** The program as a process of its own, on a Box of another process; it saves after each page. */
final class ExportProgram {

    private ExportProgram() {}

    /** The Box's address, its token, and the program's arguments. */
    public static void main(String[] args) {
        Shutdown shutdown = Shutdown.whenInterrupted();
        ScriptedBox box = new ScriptedBox(URI.create(args[0]), args[1]);
        int exitCode = Export.commandLine(
                        Terminal.ofThisProcess(), shutdown, () -> box, Clock.systemUTC(), Duration.ZERO)
                .execute(Arrays.copyOfRange(args, 2, args.length));
        shutdown.finished();
        System.exit(exitCode);
    }
}
