package io.github.boxeventflux.examples.kafka.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker, its own controller, as a process on loopback. It ends with the process that started it. */
public final class Broker implements AutoCloseable {

    private static final Duration UNTIL_AN_ANSWER = Duration.ofSeconds(5);

    private final int port = Ports.free();
    private final ServerProcess process;

    private Broker(Path directory, Map<String, String> properties, List<String> jvmOptions) {
        Path file = PropertiesFile.write(directory.resolve("broker.properties"), defaults(directory), properties);
        List<String> format = List.of(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                file.toString());
        new ServerProcess(directory, "format", jvmOptions, format).run();
        process = new ServerProcess(directory, "broker", jvmOptions, List.of("kafka.Kafka", file.toString()));
    }

    /** As {@link #start(Path, Map, String...)} with no more than the defaults. */
    public static Broker start(Path directory) {
        return start(directory, Map.of());
    }

    /**
     * Starts one that knows nothing yet, and returns when it answers.
     *
     * @param directory for its data, configuration and log ({@code broker.log}); made if it is not there
     * @param properties count more than the defaults
     * @param jvmOptions as {@code -Xmx1g} (default: 512 MB, the serial collector, only the quick compiler)
     * @throws IllegalStateException if it does not answer within two minutes; says how its log ends
     */
    public static Broker start(Path directory, Map<String, String> properties, String... jvmOptions) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Broker broker = new Broker(directory, properties, List.of(jvmOptions));
        broker.restart();
        return broker;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        process.kill();
    }

    /** Tells it to end (SIGTERM), and waits until it has. */
    public void stop() {
        process.stop();
    }

    /** Starts it again after its end, with the same port and data, and returns when it answers. */
    public void restart() {
        process.start(this::answers);
    }

    /** Halts it (SIGSTOP) until {@link #thaw()}. */
    public void freeze() {
        process.freeze();
    }

    /** Lets it go on (SIGCONT). */
    public void thaw() {
        process.thaw();
    }

    /** What it logs, and has logged before a restart. */
    public Path log() {
        return process.log();
    }

    /** Ends it at once; its directory stays. */
    @Override
    public void close() {
        process.close();
    }

    private boolean answers() {
        if (!Ports.accepts(port)) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) UNTIL_AN_ANSWER.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) UNTIL_AN_ANSWER.toMillis()))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(UNTIL_AN_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> defaults(Path directory) {
        int controller = Ports.free();
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", directory.resolve("data").toString()),
                // Alone, and small.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "5"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "5"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
                // A broker that was killed may come back as soon as its last life is over.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                // Nobody else is coming, and who is gone shall be missed soon.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "1000"));
    }
}
