package io.github.boxeventflux.reactor;

import io.github.boxeventflux.reactor.StreamHealth.State;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The meters of all streams that have the same tags: a gauge shows the sum of them, or the worst of them. */
final class MeteredStreams {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Set<MeteredStream> streams = ConcurrentHashMap.newKeySet();

    MeteredStreams(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        for (State state : State.values()) {
            gauge(
                    StreamMeters.STREAMS,
                    tags.and(StreamMeters.Tag.STATE.asString(), lowerCase(state)),
                    group -> group.count(state));
        }
        gauge(StreamMeters.UNACKNOWLEDGED, tags, group -> group.sum(MeteredStream::unacknowledged));
        gauge(StreamMeters.LEASES_HELD, tags, group -> group.sum(stream -> stream.holdsLease() ? 1 : 0));
        age(StreamMeters.LAG, MeteredStream::newest);
        age(StreamMeters.CHECKPOINT_AGE, MeteredStream::savedAt);
    }

    static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void add(MeteredStream stream) {
        streams.add(stream);
    }

    void remove(MeteredStream stream) {
        streams.remove(stream);
    }

    Instant now() {
        Clock clock = registry.config().clock();
        return Instant.ofEpochMilli(clock.wallTime());
    }

    Counter counter(StreamMeters meter, String... own) {
        return Counter.builder(meter.getName())
                .description(meter.description())
                .tags(tags.and(own))
                .register(registry);
    }

    Timer timer(StreamMeters meter, String... own) {
        return Timer.builder(meter.getName())
                .description(meter.description())
                .tags(tags.and(own))
                .register(registry);
    }

    private void gauge(StreamMeters meter, Tags all, ToDoubleFunction<MeteredStreams> value) {
        Gauge.builder(meter.getName(), this, value)
                .description(meter.description())
                .tags(all)
                .strongReference(true)
                .register(registry);
    }

    /** How long ago it was for the stream for which it was the longest; nothing when it was for none. */
    private void age(StreamMeters meter, Function<MeteredStream, @Nullable Instant> moment) {
        TimeGauge.builder(meter.getName(), this, TimeUnit.MILLISECONDS, group -> group.longestSince(moment))
                .description(meter.description())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private double longestSince(Function<MeteredStream, @Nullable Instant> moment) {
        return streams.stream()
                .map(moment)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(first -> (double) Duration.between(first, now()).toMillis())
                .orElse(Double.NaN);
    }

    private double sum(ToDoubleFunction<MeteredStream> value) {
        return streams.stream().mapToDouble(value).sum();
    }

    private double count(State state) {
        return sum(stream -> stream.state(now()) == state ? 1 : 0);
    }
}
