package io.github.boxeventflux.campaigns.process;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A process that this one has started. It is told and tells by lines; its standard input ends when this process does. */
public final class ChildProcess implements AutoCloseable {

    /** How a process exits that SIGKILL has ended. */
    public static final int KILLED = 128 + 9;

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final Process process;
    private final PrintStream input;
    private final Output output = new Output();
    private final Thread reading;

    private ChildProcess(Process process) {
        this.process = process;
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        reading = new Thread(
                () -> output.read(process.inputReader(StandardCharsets.UTF_8)), "output-of-" + process.pid());
        reading.setDaemon(true);
    }

    static ChildProcess start(ProcessBuilder builder) {
        try {
            ChildProcess started =
                    new ChildProcess(builder.redirectErrorStream(true).start());
            started.reading.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Writes a line to its standard input. */
    public void tell(String line) {
        input.println(line);
    }

    /** What it has printed so far, errors included. */
    public List<String> output() {
        return output.lines();
    }

    /** Waits for the first line that starts so, which may have been there before; gives the rest of that line. */
    public String awaitLine(String start) throws InterruptedException {
        return await(
                "line \"" + start + "…\"",
                lines -> lines.stream()
                        .filter(line -> line.startsWith(start))
                        .findFirst()
                        .map(line -> line.substring(start.length()))
                        .orElse(null));
    }

    /** Waits until its lines are as they should be; gives them. */
    public List<String> awaitOutput(String what, Predicate<List<String>> enough) throws InterruptedException {
        return await(what, lines -> enough.test(lines) ? List.copyOf(lines) : null);
    }

    /** Waits until it is gone and all of its output is here; gives its exit code. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It has not ended within " + AT_MOST + "; the output was\n" + output);
        }
        reading.join(AT_MOST.toMillis());
        return process.exitValue();
    }

    /** Ends it at once, in the middle of whatever it does, and waits until it is gone; its output stays. */
    public int kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        return awaitExit();
    }

    /** As {@link #kill()}, without waiting. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public String toString() {
        return process.info().commandLine().orElse("process") + " (" + process.pid() + ")";
    }

    private <T> T await(String what, Function<List<String>, @Nullable T> find) throws InterruptedException {
        return output.await(what, AT_MOST, find);
    }
}
