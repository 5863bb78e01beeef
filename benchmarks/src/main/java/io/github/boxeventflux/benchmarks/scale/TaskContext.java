package io.github.boxeventflux.benchmarks.scale;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** What a worker is to its task, as far as this one asks: it remembers offsets, in memory. */
final class TaskContext implements SourceTaskContext, OffsetStorageReader {

    private final Map<String, String> settings;
    private final Map<Map<String, ?>, Map<String, ?>> offsets;
    private final PluginMetrics metrics = new PluginMetricsImpl(new Metrics(), Map.of("task", "0"));

    /** The first one's. */
    TaskContext(Map<String, String> settings) {
        this(settings, new ConcurrentHashMap<>());
    }

    private TaskContext(Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        this.settings = settings;
        this.offsets = offsets;
    }

    /** The next one's, which goes on from the offsets that there are. */
    TaskContext next() {
        return new TaskContext(settings, offsets);
    }

    /** That record is in Kafka. */
    void saved(SourceRecord sent) {
        Map<String, ?> offset = sent.sourceOffset();
        if (offset != null) {
            offsets.put(sent.sourcePartition(), offset);
        }
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
    @SuppressWarnings("unchecked")
    public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
        return (Map<String, Object>) offsets.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        partitions.forEach(partition -> found.put(partition, offset(partition)));
        return found;
    }
}
