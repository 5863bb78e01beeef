package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.SignalType;

/** What a task's streams do, among Connect's own metrics: the sums of all of them, and each one's own where they are few. */
final class TaskMetrics implements StreamListener {

    private static final Logger LOG = LoggerFactory.getLogger(BoxEventsSourceTask.class);

    private final PluginMetrics metrics;
    private final Map<String, StreamMeter> byAccount = new LinkedHashMap<>();

    TaskMetrics(PluginMetrics metrics, List<BoxStream> streams, int most) {
        this.metrics = metrics;
        streams.forEach(stream -> byAccount.put(stream.account(), new StreamMeter()));
        try {
            registerAll(streams.size() <= most ? streams : List.of());
        } catch (IllegalArgumentException e) {
            // No reason not to read: Connect does not wait for ever until a task is gone.
            LOG.warn(
                    "The metrics of an earlier task are still there, and those of this one missing until it is restarted: "
                            + e.getMessage());
        }
    }

    @Override
    public void onPage(StreamInfo stream, EventPage page) {
        meter(stream).read(page);
        meter(stream).failing(false);
    }

    @Override
    public void onRepeatsDropped(StreamInfo stream, int count) {
        meter(stream).repeats.add(count);
    }

    @Override
    public void onWait(StreamInfo stream) {
        meter(stream).waits();
    }

    @Override
    public void onRetry(StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
        meter(stream).retries.increment();
        meter(stream).failing(true);
    }

    @Override
    public void onRecovered(StreamInfo stream, BoxCall call, int failures) {
        meter(stream).failing(false);
    }

    @Override
    public void onEnd(StreamInfo stream, SignalType how) {
        if (how == SignalType.ON_ERROR) {
            meter(stream).failing(true);
        }
    }

    private StreamMeter meter(StreamInfo stream) {
        // Each stream has its account's name.
        return Objects.requireNonNull(byAccount.get(stream.name()));
    }

    private void registerAll(List<BoxStream> withTheirOwn) {
        for (BoxStream stream : withTheirOwn) {
            Map<String, String> tags = Map.of(
                    "account",
                    stream.account(),
                    "stream-type",
                    stream.streamType().value());
            register(tags, List.of(Objects.requireNonNull(byAccount.get(stream.account()))));
        }
        register(Map.of(), byAccount.values());
        gauge(Map.of(), "streams", "How many streams this task reads.", now -> (long) byAccount.size());
    }

    private void register(Map<String, String> tags, Collection<StreamMeter> meters) {
        sum(tags, meters, "pages-total", "How many pages were read.", meter -> meter.pages.sum());
        sum(tags, meters, "events-total", "How many events were read, without repeats.", meter -> meter.events.sum());
        sum(
                tags,
                meters,
                "repeats-total",
                "How many events came again and were dropped.",
                meter -> meter.repeats.sum());
        sum(
                tags,
                meters,
                "waits-total",
                "How often all was read and a stream waited for news.",
                meter -> meter.waits.sum());
        sum(
                tags,
                meters,
                "retries-total",
                "How many calls to Box failed and were made again.",
                meter -> meter.retries.sum());
        sum(
                tags,
                meters,
                "streams-failing",
                "How many streams cannot be read now.",
                meter -> meter.isFailing() ? 1 : 0);
        gauge(
                tags,
                "lag-ms",
                "The age of the newest event that was read, of the stream that is furthest behind; 0 when all were read.",
                now -> meters.stream()
                        .mapToLong(meter -> meter.lagMillis(now))
                        .max()
                        .orElse(0));
    }

    private void sum(
            Map<String, String> tags,
            Collection<StreamMeter> meters,
            String name,
            String description,
            ToLongFunction<StreamMeter> value) {
        gauge(tags, name, description, now -> meters.stream().mapToLong(value).sum());
    }

    private void gauge(Map<String, String> tags, String name, String description, Function<Long, Long> value) {
        Gauge<Long> gauge = (config, now) -> value.apply(now);
        metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>(new TreeMap<>(tags))), gauge);
    }
}
