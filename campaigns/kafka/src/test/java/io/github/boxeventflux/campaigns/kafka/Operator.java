package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.examples.kafka.cluster.ConnectWorker;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private final List<? extends Future<?>> rounds;

    Operator(Cluster cluster, String connector) {
        this.connector = connector;
        looks = Executors.newScheduledThreadPool(cluster.workers().size());
        // Each worker is asked by itself: one that is frozen does not answer.
        rounds = cluster.workers().stream()
                .map(worker -> looks.scheduleWithFixedDelay(() -> look(worker), 1, 1, TimeUnit.SECONDS))
                .toList();
    }

    /** How often something was started again. */
    int restarts() {
        return restarts.get();
    }

    @Override
    public void close() {
        rounds.forEach(round -> round.cancel(true));
        looks.shutdown();
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
