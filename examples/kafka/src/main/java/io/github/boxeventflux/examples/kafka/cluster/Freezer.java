package io.github.boxeventflux.examples.kafka.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Holds a process still until it is closed, or until this process ends: its own end of a pipe is then closed, too. */
final class Freezer implements AutoCloseable {

    private final Process shell;

    /** Returns when that process stands still. */
    Freezer(long pid) {
        try {
            shell = new ProcessBuilder("sh", "-c", "kill -STOP $0 && echo frozen && cat; kill -CONT $0", "" + pid)
                    .start();
            if (shell.inputReader(StandardCharsets.UTF_8).readLine() == null) {
                throw new IllegalStateException("Process " + pid + " cannot be halted");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it go on. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shell.onExit().join();
    }
}
