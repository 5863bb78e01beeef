package io.github.boxeventflux.examples.kafka.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A Java program of Kafka's as a process that ends with this one; what it prints goes to a file. */
final class ServerProcess {

    private static final Duration UNTIL_IT_ANSWERS = Duration.ofMinutes(2);
    private static final Duration UNTIL_GONE = Duration.ofSeconds(30);
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.awt.headless=true");

    private final Path log;
    private final ProcessBuilder builder;
    private @Nullable Process process;
    private @Nullable Freezer freezer;

    /**
     * @param jvmOptions beside those that all have; the later one of two that differ counts
     * @param program a main class and its arguments
     */
    ServerProcess(Path directory, String name, List<String> jvmOptions, List<String> program) {
        log = directory.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", Libraries.classPath(directory), Lifeline.class.getName()));
        command.addAll(program);
        builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    Path log() {
        return log;
    }

    long pid() {
        return running().pid();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Starts it, and waits until it answers. */
    void start(BooleanSupplier answers) {
        if (isAlive()) {
            throw new IllegalStateException(this + " runs already");
        }
        start();
        long deadline = System.nanoTime() + UNTIL_IT_ANSWERS.toNanos();
        while (!answers.getAsBoolean()) {
            if (!isAlive() || System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException(this + " does not answer; the end of " + log + ":\n" + tail());
            }
            Pause.shortly();
        }
    }

    /** Starts it, and waits until it has done its work. */
    void run() {
        start();
        awaitEnd();
        if (running().exitValue() != 0) {
            throw new IllegalStateException(this + " failed; the end of " + log + ":\n" + tail());
        }
    }

    /** Ends it at once (SIGKILL), in the middle of whatever it does. */
    void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /** Tells it to end (SIGTERM), and waits until it has; what does not end in time is killed. */
    void stop() {
        thaw();
        // Not destroy() of the process itself: that closes its input, too, and so its lifeline.
        running().toHandle().destroy();
        awaitEnd();
    }

    /** Halts all of it (SIGSTOP) until {@link #thaw()}, or until this process ends. */
    void freeze() {
        if (freezer == null) {
            freezer = new Freezer(pid());
        }
    }

    /** Lets it go on (SIGCONT). */
    void thaw() {
        if (freezer != null) {
            freezer.close();
            freezer = null;
        }
    }

    /** As {@link #kill()}, also when it does not run. */
    void close() {
        if (process != null) {
            kill();
        }
    }

    @Override
    public String toString() {
        return String.valueOf(log.getFileName()).replace(".log", "") + (process == null ? "" : " " + process.pid());
    }

    private void start() {
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(this + " was never started");
        }
        return process;
    }

    private void awaitEnd() {
        try {
            running()
                    .onExit()
                    .orTimeout(UNTIL_GONE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            running().destroyForcibly().onExit().join();
        }
        thaw();
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
