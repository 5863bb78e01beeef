package io.github.boxeventflux.campaigns.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.campaigns.box.BoxProcess;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets events happen in a Box, so many now and then, until it is ended. */
final class Publishing implements AutoCloseable {

    private static final int AT_ONCE = 10;
    private static final int EACH_MILLIS = 250;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> publishing;
    private final BoxProcess box;

    Publishing(BoxProcess box) {
        this.box = box;
        publishing = executor.scheduleAtFixedRate(this::publish, 0, EACH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends it; gives the ids of all events that have happened. */
    Set<String> end() {
        assertThat(publishing.isDone()).as("failed").isFalse();
        close();
        return box.published();
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() {
        try {
            box.publish(AT_ONCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
