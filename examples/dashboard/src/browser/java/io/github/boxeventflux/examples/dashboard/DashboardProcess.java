package io.github.boxeventflux.examples.dashboard;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The application as a process of its own on one port, which can be killed and started again. */
final class DashboardProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final int port;
    private final List<String> command = new ArrayList<>();
    private Process process;

    private DashboardProcess(int port, URI apiUrl, String... arguments) {
        this.port = port;
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Dashboard.class.getName(),
                "--server.port=" + port,
                "--box.events.api-url=" + apiUrl));
        command.addAll(List.of(arguments));
    }

    /** One that reads the Box there, as soon as it is started. */
    static DashboardProcess of(URI apiUrl, String... arguments) {
        try (ServerSocket free = new ServerSocket(0)) {
            return new DashboardProcess(free.getLocalPort(), apiUrl, arguments);
        } catch (IOException e) {
            throw new IllegalStateException("No free port", e);
        }
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    /** Starts it, and waits until it answers. */
    DashboardProcess start(String token) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("BOX_ACCESS_TOKEN", token);
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start " + command.get(0), e);
        }
        Awaitility.await().atMost(START).until(this::answers);
        return this;
    }

    /** Ends it as a power cut does. */
    void kill() {
        try {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("The dashboard ended with " + process.exitValue());
        }
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url()).toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
