package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.examples.kafka.cluster.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One cluster with exactly-once source support for all test classes, since its start takes longer than most tests. Each
 * test has a connector and topics of its own. To be registered in a static field.
 */
final class SharedCluster implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(SharedCluster.class);

    private Running running;

    /** The cluster. */
    Cluster get() {
        return running.cluster();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (running != null) {
            running.cluster().requireNoSecretInLogs();
        }
    }

    private record Running(Broker broker, Cluster cluster) implements AutoCloseable {

        static Running start() {
            try {
                Path directory = Directories.of("shared");
                Broker broker = Broker.start(directory.resolve("broker"));
                return new Running(broker, Cluster.start(directory, broker, "shared", Map.of()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            cluster.close();
            broker.close();
        }
    }
}
