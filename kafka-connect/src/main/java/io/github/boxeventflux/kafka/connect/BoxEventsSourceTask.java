package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reads its part of a connector's streams: each poll is at most one page of one of them. */
public final class BoxEventsSourceTask extends SourceTask {

    /** Connect pauses and stops a task between two polls. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

    private final Map<BoxStream, StreamRecords> records = new HashMap<>();
    private @Nullable String heartbeatTopic;
    private Heartbeats heartbeats = new Heartbeats(Duration.ZERO, Clock.systemUTC());
    private @Nullable BoxEventClient client;
    private @Nullable PageFeed feed;

    /** For Connect. */
    public BoxEventsSourceTask() {}

    @Override
    public String version() {
        return Version.CURRENT;
    }

    @Override
    public void start(Map<String, String> given) {
        SourceConfig config = new SourceConfig(given);
        Clock clock = Clock.systemUTC();
        heartbeatTopic = config.text(Setting.HEARTBEAT_TOPIC);
        heartbeats = new Heartbeats(config.millis(Setting.HEARTBEAT_INTERVAL), clock);
        // First of all: it fails in a task that shall be gone, and whose place another one has taken.
        Map<Map<String, String>, Map<String, Object>> offsets = context.offsetStorageReader()
                .offsets(config.streams().stream().map(BoxStream::toPartition).toList());
        TaskMetrics metrics =
                new TaskMetrics(context.pluginMetrics(), config.streams(), config.getInt(Setting.STREAMS_WITH_METRICS));
        BoxEventClient reader = BoxEventClient.builder()
                .requestBudget(RequestBudget.perMinute(config.getInt(Setting.REQUESTS_PER_MINUTE)))
                .listener(metrics)
                .build();
        client = reader;
        StreamFailures failures = new StreamFailures(config);
        List<Flux<StreamPage>> streams = new ArrayList<>();
        for (BoxStream stream : config.streams()) {
            Map<String, ?> offset = offsets.get(stream.toPartition());
            records.put(stream, new StreamRecords(stream, config, clock, offset));
            streams.add(failures.guarded(stream, new StreamReading(stream, config, offset).pages(reader)));
        }
        // Connect's one thread has enough to do with converting records; another one makes them, a page at a time.
        feed = new PageFeed(Flux.fromIterable(streams)
                .flatMap(pages -> pages, streams.size(), 1)
                .publishOn(Schedulers.parallel(), 1)
                .map(page -> recordsOf(page.stream()).of(page)));
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        List<BoxStream> silent = heartbeats.due();
        if (heartbeatTopic != null && !silent.isEmpty()) {
            String topic = heartbeatTopic;
            return silent.stream()
                    .map(stream -> recordsOf(stream).heartbeat(topic))
                    .toList();
        }
        RecordsPage page = feed == null ? null : feed.next(LONGEST_POLL);
        return page == null ? null : handedOver(page);
    }

    private @Nullable List<SourceRecord> handedOver(RecordsPage page) {
        recordsOf(page.stream()).handedOver(page);
        if (page.records().isEmpty()) {
            heartbeats.movedSilently(page.stream());
            return null;
        }
        heartbeats.carried(page.stream());
        return page.records();
    }

    private StreamRecords recordsOf(BoxStream stream) {
        return Objects.requireNonNull(records.get(stream));
    }

    /** A transform may have dropped the record that carried the offset. */
    @Override
    public void commitRecord(SourceRecord sent, @Nullable RecordMetadata metadata) {
        if (metadata == null) {
            heartbeats.movedSilently(BoxStream.ofPartition(sent.sourcePartition()));
        }
    }

    @Override
    public void stop() {
        if (feed != null) {
            feed.cancel();
        }
        if (client != null) {
            client.close();
        }
    }
}
