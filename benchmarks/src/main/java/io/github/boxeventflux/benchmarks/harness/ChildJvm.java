package io.github.boxeventflux.benchmarks.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process of this class path. It prints what this one is to know, and ends when its standard input does. */
public final class ChildJvm implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration UNTIL_GONE = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final PrintStream input;
    private final BufferedReader output;

    ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** In the child: measures whenever {@link #measured(Duration)} asks for it, until its parent ends. */
    public static void measureWhenAsked(Supplier<Figures> measurement) {
        answerWhenAsked(asked -> measurement.get());
    }

    /** In the child: measures what {@link #measured(String, Duration)} asks for, until its parent ends. */
    public static void answerWhenAsked(Function<String, Figures> measurement) {
        // In the middle of a measurement, too: with its server gone as well, that one would never end.
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        CompletableFuture<Void> unused =
                parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .forEach(asked -> System.out.println(toJson(measurement.apply(asked))));
    }

    /** Has it measure once. */
    public Figures measured(Duration atMost) {
        return measured("", atMost);
    }

    /** Has it measure that. */
    public Figures measured(Enum<?> what, Duration atMost) {
        return measured(what.name(), atMost);
    }

    /** Has it measure what one line says. */
    public Figures measured(String what, Duration atMost) {
        input.println(what);
        try {
            return JSON.readValue(line(atMost), Figures.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " printed no figures", e);
        }
    }

    /** The next line that it prints. */
    public String line(Duration atMost) {
        String line = CompletableFuture.supplyAsync(this::next)
                .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (line == null) {
            throw new IllegalStateException(name + " failed: exit code " + exitCode());
        }
        return line;
    }

    /** Ends it, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        exitCode();
    }

    private @Nullable String next() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exitCode() {
        return process.onExit()
                .orTimeout(UNTIL_GONE.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .exitValue();
    }

    private static String toJson(Figures figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
