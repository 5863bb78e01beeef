package io.github.boxeventflux.benchmarks.connect;

import io.github.boxeventflux.benchmarks.backlog.Backlog;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Target;
import io.github.boxeventflux.examples.kafka.cluster.Broker;
import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** One broker and one worker, each a process of its own, which all candidates share. */
final class ThroughputCluster implements AutoCloseable {

    private static final Path KAFKA = Target.DIRECTORY.resolve("../../examples/kafka/distribution/target/libs");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String[] JVM = {"-Xmx1g", "-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC"};

    private final Broker broker;
    private final ConnectWorker worker;
    private final Admin admin;
    private final URI apiUrl;
    private final int events;
    private int turns;

    /**
     * Starts them.
     *
     * @param directory for all that they write
     * @param apiUrl of a server with so many events
     */
    ThroughputCluster(Path directory, URI apiUrl, int events) {
        System.getProperties().putIfAbsent("kafka.libs", KAFKA.normalize().toString());
        this.apiUrl = apiUrl;
        this.events = events;
        broker = Broker.start(directory.resolve("broker"), Map.of(), JVM);
        worker = ConnectWorker.start(
                directory.resolve("worker"),
                broker.bootstrapServers(),
                Plugins.in(directory.resolve("plugins")),
                Map.of(),
                JVM);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** From the first transaction that can be read to the last one; the connector's start does not count. */
    Figures measured(Candidate candidate) {
        turns++;
        String name = "turn-" + turns;
        try (EventTopic topic = EventTopic.create(admin, name)) {
            worker.rest().put(name, candidate.settings(apiUrl, events, name));
            long first = topic.untilItHas(1, PATIENCE);
            long begin = System.nanoTime();
            Duration usedBefore = workerUse();
            long all = topic.untilItHas(events + (long) Backlog.pages(events) - 1, PATIENCE);
            double seconds = (System.nanoTime() - begin) / 1e9;
            Duration used = workerUse().minus(usedBefore);
            double records = (double) (all - first) * events / all;
            Figures figures = new Figures()
                    .with("recordsPerSecond", records / seconds)
                    .with("cpuMicrosPerRecord", used.toNanos() / 1e3 / records)
                    .with("bytesPerRecord", topic.bytes() / (double) events)
                    .with("offsetBytes", offsetBytes(name));
            worker.rest().delete(name);
            return figures;
        }
    }

    private Duration workerUse() {
        return ProcessHandle.of(worker.pid())
                .orElseThrow()
                .info()
                .totalCpuDuration()
                .orElseThrow();
    }

    private double offsetBytes(String connector) {
        return worker.rest()
                .offsets(connector)
                .path(0)
                .path("offset")
                .toString()
                .length();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        worker.close();
        broker.close();
    }
}
