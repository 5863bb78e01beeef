package io.github.boxeventflux.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The processes of one measurement: they end with it, and none before those that were started after it, such as its readers. */
public final class ChildJvms implements AutoCloseable {

    private final Deque<ChildJvm> started = new ArrayDeque<>();

    /** Starts that main class of this class path with so much heap. */
    public ChildJvm start(Class<?> main, int heapMegabytes, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heapMegabytes + "m",
                "-Xmx" + heapMegabytes + "m",
                // On a small machine a JVM would take another one.
                "-XX:+UseG1GC",
                // Other modules bring a configuration of the logger, too, which it would complain of on standard
                // output.
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            ChildJvm child = new ChildJvm(
                    main.getSimpleName(),
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
            started.push(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        started.forEach(ChildJvm::close);
    }
}
