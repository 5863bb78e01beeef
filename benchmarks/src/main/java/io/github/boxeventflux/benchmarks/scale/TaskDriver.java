package io.github.boxeventflux.benchmarks.scale;

import io.github.boxeventflux.kafka.connect.BoxEventsSourceTask;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Does with the connector's task what a worker does: polls it with one thread, and remembers the offsets of its records. */
final class TaskDriver {

    /** Where the events go; other records are heartbeats. */
    static final String TOPIC = "events";

    private volatile TaskContext context;
    private final AtomicLong events = new AtomicLong();
    private volatile boolean polling = true;
    private volatile CountDownLatch mayPoll = new CountDownLatch(0);
    private @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    TaskDriver(Map<String, String> settings) {
        context = new TaskContext(settings);
    }

    /** Starts a task, from the offsets that there are. */
    void start() {
        context = context.next();
        BoxEventsSourceTask task = new BoxEventsSourceTask();
        task.initialize(context);
        task.start(context.configs());
        polling = true;
        thread = new Thread(() -> poll(task), "task-thread-scale-0");
        thread.start();
    }

    /** Stops the task, as a worker does: it is polled no more, and then told. */
    void stop() throws InterruptedException {
        polling = false;
        Objects.requireNonNull(thread).join();
        Throwable failed = failure;
        if (failed != null) {
            throw new IllegalStateException("The task failed", failed);
        }
    }

    /** Polls it no more until {@link #resume()}, as for a connector that is paused. */
    void pause() {
        mayPoll = new CountDownLatch(1);
    }

    void resume() {
        mayPoll.countDown();
    }

    /** How many events came. */
    long events() {
        return events.get();
    }

    private void poll(BoxEventsSourceTask task) {
        try {
            while (polling) {
                mayPoll.await();
                List<SourceRecord> records = task.poll();
                if (records != null) {
                    records.forEach(this::sent);
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            failure = e;
        } finally {
            task.stop();
        }
    }

    private void sent(SourceRecord record) {
        context.saved(record);
        if (record.topic().equals(TOPIC)) {
            events.incrementAndGet();
        }
    }
}
