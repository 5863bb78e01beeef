package io.github.boxeventflux.kafka.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A task in the hands of a worker that keeps offsets in memory. */
final class TaskRun implements AutoCloseable {

    static final String HEARTBEATS = "box-events-heartbeat";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BoxEventsSourceTask task = new BoxEventsSourceTask();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final Map<Map<String, ?>, Map<String, ?>> offsets;

    /**
     * Starts it.
     *
     * @param offsets what is remembered; what is committed gets in there
     */
    TaskRun(Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        this.offsets = offsets;
        task.initialize(new Context(settings));
        task.start(settings);
    }

    /** The records of the next poll that gives any; empty when there are none in that time. */
    List<SourceRecord> poll(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        List<SourceRecord> records = null;
        while (records == null && System.nanoTime() < end) {
            records = task.poll();
        }
        return records == null ? List.of() : records;
    }

    List<SourceRecord> poll() throws InterruptedException {
        return poll(PATIENCE);
    }

    /** The next records that are no heartbeats, that many at least, each committed. */
    List<SourceRecord> take(int count) throws InterruptedException {
        List<SourceRecord> taken = new ArrayList<>();
        while (taken.size() < count) {
            List<SourceRecord> polled = poll();
            if (polled.isEmpty()) {
                throw new AssertionError(taken.size() + " records of " + count + " came");
            }
            polled.forEach(this::commit);
            polled.stream().filter(record -> !record.topic().equals(HEARTBEATS)).forEach(taken::add);
        }
        return taken;
    }

    /** It is in Kafka, and so is its offset. */
    void commit(SourceRecord record) {
        offsets.put(record.sourcePartition(), record.sourceOffset());
    }

    /** A transform has dropped it. */
    void drop(SourceRecord record) {
        task.commitRecord(record, null);
    }

    RecordedMetrics metrics() {
        return metrics;
    }

    @Override
    public void close() {
        task.stop();
    }

    private final class Context implements SourceTaskContext, OffsetStorageReader {

        private final Map<String, String> settings;

        Context(Map<String, String> settings) {
            this.settings = settings;
        }

        @Override
        public Map<String, String> configs() {
            return settings;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return metrics;
        }

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            return offsets(List.of(partition)).get(partition);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            for (Map<String, T> partition : partitions) {
                Map<String, ?> offset = offsets.get(partition);
                found.put(partition, offset == null ? null : new HashMap<>(offset));
            }
            return found;
        }
    }
}
