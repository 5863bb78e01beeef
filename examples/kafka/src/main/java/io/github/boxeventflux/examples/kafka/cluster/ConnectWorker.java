package io.github.boxeventflux.examples.kafka.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real distributed worker of Kafka Connect as a process on loopback. It ends with the process that started it. Workers of one broker share their work, unless
 * they differ in {@code group.id} and in the names of their topics.
 */
public final class ConnectWorker implements AutoCloseable {

    private final int port = Ports.free();
    private final ConnectRest rest = new ConnectRest(url());
    private final ServerProcess process;

    private ConnectWorker(
            Path directory,
            String bootstrapServers,
            Path plugins,
            Map<String, String> properties,
            List<String> jvmOptions) {
        Path file = PropertiesFile.write(
                directory.resolve("worker.properties"), defaults(bootstrapServers, plugins), properties);
        process = new ServerProcess(
                directory,
                "worker",
                jvmOptions,
                List.of("org.apache.kafka.connect.cli.ConnectDistributed", file.toString()));
    }

    /** As {@link #start(Path, String, Path, Map, String...)} with no more than the defaults. */
    public static ConnectWorker start(Path directory, String bootstrapServers, Path plugins) {
        return start(directory, bootstrapServers, plugins, Map.of());
    }

    /**
     * Starts one, and returns when it is ready for requests.
     *
     * @param directory for its configuration and log ({@code worker.log}), of no other worker; made if it is not there
     * @param plugins its {@code plugin.path}: a directory with one directory of jars for each plugin
     * @param properties count more than the defaults
     * @param jvmOptions as {@code -Xmx1g} (default: 512 MB, the serial collector, only the quick compiler)
     * @throws IllegalStateException if it is not ready within two minutes; says how its log ends
     */
    public static ConnectWorker start(
            Path directory,
            String bootstrapServers,
            Path plugins,
            Map<String, String> properties,
            String... jvmOptions) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ConnectWorker worker = new ConnectWorker(directory, bootstrapServers, plugins, properties, List.of(jvmOptions));
        worker.restart();
        return worker;
    }

    /** Where its REST interface is. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Its REST interface. */
    public ConnectRest rest() {
        return rest;
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

    /** Starts it again after its end, with the same port and configuration, and returns when it is ready for requests. */
    public void restart() {
        process.start(rest::isReady);
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

    private Map<String, String> defaults(String bootstrapServers, Path plugins) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", bootstrapServers),
                Map.entry("group.id", "connect"),
                Map.entry("listeners", url()),
                Map.entry("rest.advertised.host.name", "127.0.0.1"),
                Map.entry("plugin.path", plugins.toAbsolutePath().toString()),
                Map.entry("plugin.discovery", "service_load"),
                Map.entry("key.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("exactly.once.source.support", "enabled"),
                Map.entry("connector.client.config.override.policy", "All"),
                // Secrets as ${file:/path/of/a.properties:key}.
                Map.entry("config.providers", "file"),
                Map.entry("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider"),
                Map.entry("config.storage.topic", "connect-configs"),
                Map.entry("config.storage.replication.factor", "1"),
                Map.entry("offset.storage.topic", "connect-offsets"),
                Map.entry("offset.storage.replication.factor", "1"),
                Map.entry("offset.storage.partitions", "5"),
                Map.entry("status.storage.topic", "connect-status"),
                Map.entry("status.storage.replication.factor", "1"),
                Map.entry("status.storage.partitions", "1"),
                // Who is gone shall be missed soon.
                Map.entry("scheduled.rebalance.max.delay.ms", "2000"),
                Map.entry("session.timeout.ms", "6000"),
                Map.entry("heartbeat.interval.ms", "1500"),
                Map.entry("offset.flush.interval.ms", "1000"));
    }
}
