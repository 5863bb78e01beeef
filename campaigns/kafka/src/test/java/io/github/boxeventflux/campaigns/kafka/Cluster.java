package io.github.boxeventflux.campaigns.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.examples.kafka.cluster.Broker;
import io.github.boxeventflux.examples.kafka.cluster.ConnectRest;
import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Two workers with the connector, sharing the work of one group, on a broker. */
final class Cluster implements AutoCloseable {

    /** How the installation of the connector is called. */
    static final String PLUGIN = "box-event-flux";

    /** Whoever is silent for so long is taken for gone. */
    private static final String SESSION_MILLIS = "6000";

    /** What a FakeBox accepts or gives out as a token. */
    private static final Pattern SECRET = Pattern.compile("fake-box-(?:refresh-)?token|hush|a-wrong-secret");

    /** A record is as old as its event. */
    private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

    private final Path directory;
    private final Broker broker;
    private final Map<String, String> properties;
    private final List<ConnectWorker> workers = new ArrayList<>();
    private final AtomicInteger started = new AtomicInteger();

    private Cluster(Path directory, Broker broker, String group, Map<String, String> properties) {
        this.directory = directory;
        this.broker = broker;
        this.properties = new HashMap<>(Map.of(
                "group.id",
                group,
                "config.storage.topic",
                group + "-configs",
                "offset.storage.topic",
                group + "-offsets",
                "status.storage.topic",
                group + "-status",
                "session.timeout.ms",
                SESSION_MILLIS,
                "heartbeat.interval.ms",
                "1000",
                "scheduled.rebalance.max.delay.ms",
                "1000"));
        this.properties.putAll(properties);
    }

    /** Starts the workers of a group of its own. */
    static Cluster start(Path directory, Broker broker, String group, Map<String, String> properties) {
        Cluster cluster = new Cluster(directory, broker, group, properties);
        // Not one after the other: it is their start that takes the time.
        CompletableFuture<ConnectWorker> second = CompletableFuture.supplyAsync(cluster::startWorker);
        cluster.startWorker();
        second.join();
        return cluster;
    }

    Broker broker() {
        return broker;
    }

    List<ConnectWorker> workers() {
        return workers;
    }

    /** The REST interface of a worker. */
    ConnectRest rest() {
        return workers.get(0).rest();
    }

    ConnectWorker otherThan(ConnectWorker worker) {
        return workers.stream().filter(one -> one != worker).findFirst().orElseThrow();
    }

    /** One more, to be closed by the caller. */
    ConnectWorker startAnother() {
        Path home = nextDirectory();
        PluginArchive.install(home.resolve("plugins"), PLUGIN);
        return ConnectWorker.start(home, broker.bootstrapServers(), home.resolve("plugins"), properties);
    }

    /** Stops a worker and starts it again with another installation of the connector, which says to be this release. */
    void upgrade(ConnectWorker worker, String installation, String version) throws IOException {
        worker.stop();
        PluginArchive.install(Directories.fresh(pluginsOf(worker)), installation, version);
        worker.restart();
    }

    void createTopic(String name, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(KEPT)))
                    .all()
                    .get();
        }
    }

    /** That no worker has written a secret into its log. */
    void requireNoSecretInLogs() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path log : files.filter(file -> file.endsWith("worker.log")).toList()) {
                assertThat(Files.readAllLines(log, StandardCharsets.ISO_8859_1))
                        .as(log.toString())
                        .isNotEmpty()
                        .noneMatch(line -> SECRET.matcher(line).find());
            }
        }
    }

    @Override
    public void close() {
        workers.forEach(ConnectWorker::close);
    }

    private ConnectWorker startWorker() {
        ConnectWorker worker = startAnother();
        synchronized (workers) {
            workers.add(worker);
        }
        return worker;
    }

    private Path nextDirectory() {
        return directory.resolve(properties.get("group.id") + "-worker-" + started.incrementAndGet());
    }

    private static Path pluginsOf(ConnectWorker worker) {
        return worker.log().resolveSibling("plugins");
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }
}
