package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts again what has failed, as somebody would who is called: a task that starts while the leader of its group is killed
 * gives up.
 */
final class Operator implements AutoCloseable {

    private final ScheduledExecutorService looks;
    private final AtomicInteger restarts = new AtomicInteger();
    private final String connector;

    Operator(Cluster cluster, String connector) {
        this.connector = connector;
        looks = Executors.newScheduledThreadPool(cluster.workers().size());
        // Each worker is asked by itself: one that is frozen does not answer.
        cluster.workers().forEach(worker -> looks.scheduleWithFixedDelay(() -> look(worker), 1, 1, TimeUnit.SECONDS));
    }

    /** How often something was started again. */
    int restarts() {
        return restarts.get();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private void look(ConnectWorker worker) {
        try {
            if (worker.rest().states(connector).contains("FAILED")) {
                worker.rest().restartFailed(connector);
                restarts.incrementAndGet();
            }
        } catch (RuntimeException unreachable) {
            // It is the one that is broken now.
        }
    }
}
