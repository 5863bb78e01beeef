package io.github.boxeventflux.kafka.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;

/** Connect's metrics of a plugin, to be asked. */
final class RecordedMetrics implements PluginMetrics {

    private final Map<MetricName, MetricValueProvider<?>> metrics = new ConcurrentHashMap<>();

    /** The value now. */
    long value(String name, Map<String, String> tags) {
        Gauge<?> gauge = (Gauge<?>) metrics.get(metricName(name, "", new LinkedHashMap<>(tags)));
        return (Long) gauge.value(new MetricConfig(), System.currentTimeMillis());
    }

    /** What each one of no stream's own is about. */
    Map<String, String> descriptions() {
        return metrics.keySet().stream()
                .filter(metric -> metric.tags().isEmpty())
                .collect(Collectors.toMap(MetricName::name, MetricName::description));
    }

    boolean has(String name, Map<String, String> tags) {
        return metrics.containsKey(metricName(name, "", new LinkedHashMap<>(tags)));
    }

    @Override
    @SuppressWarnings("NonApiType") // Connect's own.
    public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
        return new MetricName(name, "plugins", description, tags);
    }

    @Override
    public void addMetric(MetricName name, MetricValueProvider<?> value) {
        if (metrics.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("A metric named '" + name + "' already exists");
        }
    }

    @Override
    public void removeMetric(MetricName name) {
        metrics.remove(name);
    }

    @Override
    public Sensor addSensor(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public void removeSensor(String name) {
        throw new UnsupportedOperationException(name);
    }
}
