package io.github.boxeventflux.checkpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Another process that uses a file store. It ends with its parent. */
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;

    private StoreProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static StoreProcess on(Path directory) {
        return start(directory);
    }

    /** One that can write no file longer than that. */
    static StoreProcess withFilesUpTo(int bytes, Path directory) {
        int block = 512;
        return start(directory, "sh", "-c", "ulimit -f " + bytes / block + " && exec \"$@\"", "sh");
    }

    private static StoreProcess start(Path directory, String... before) {
        List<String> command = new ArrayList<>(Arrays.asList(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                StoreMain.class.getName(),
                directory.toString()));
        try {
            return new StoreProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a command and waits for its answer. */
    String ask(String command) {
        tell(command);
        return answer();
    }

    void tell(String command) {
        commands.println(command);
    }

    /** The next line; {@code null} when it has ended. */
    String answer() {
        return CompletableFuture.supplyAsync(this::line)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private String line() {
        try {
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, in the middle of whatever it does, and waits until it is gone; its answers stay. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
