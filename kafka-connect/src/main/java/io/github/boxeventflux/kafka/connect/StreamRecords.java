package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.kafka.connect.Choice.ValueFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of one stream, page by page. They are made ahead by another thread than the one that Connect polls with: what
 * was handed over to Connect is another thing.
 */
final class StreamRecords {

    /** An item that is brought back from the trash gets a record with a value again. */
    private static final Set<EventType> TO_THE_TRASH = Set.of(EventType.ITEM_TRASH, EventType.DELETE);

    /** A broker refuses what is an hour ahead of its clock; a time that cannot be right is no time. */
    private static final Duration FUTURE = Duration.ofMinutes(5);

    private final BoxStream stream;
    private final Map<String, String> partition;
    private final ConnectHeaders sharedHeaders = new ConnectHeaders();
    private final TopicTemplate topic;
    private final ValueFormat format;
    private final boolean tombstones;
    private final boolean exactlyOnce;
    private final @Nullable String deadLetterTopic;
    private final Clock clock;
    private @Nullable Map<String, ?> madeUpTo;
    private @Nullable Map<String, ?> handedOverUpTo;

    /**
     * For one stream.
     *
     * @param offset the one that Connect remembers; {@code null} when there is none
     */
    StreamRecords(BoxStream stream, SourceConfig config, Clock clock, @Nullable Map<String, ?> offset) {
        this.stream = stream;
        madeUpTo = offset;
        handedOverUpTo = offset;
        this.clock = clock;
        partition = stream.toPartition();
        sharedHeaders.addString("account", stream.account());
        sharedHeaders.addString("stream_type", stream.streamType().value());
        topic = new TopicTemplate(config.getString(Setting.TOPIC).strip()).of(stream);
        format = config.valueFormat();
        tombstones = config.getBoolean(Setting.TOMBSTONES);
        exactlyOnce = config.isExactlyOnce();
        deadLetterTopic = config.text(Setting.DEAD_LETTER_TOPIC);
    }

    /**
     * The records of the next page. In a transaction all carry the offset behind the page, so that it is saved even where a
     * transform drops the last one. Without one, any record may be the last that arrives: only the page's last leads on.
     */
    RecordsPage of(StreamPage page) {
        Map<String, String> behind = page.offset();
        Map<String, ?> before = exactlyOnce ? behind : madeUpTo;
        List<Event> events = page.events();
        List<SourceRecord> records = new ArrayList<>(events.size());
        for (int index = 0; index < events.size(); index++) {
            Event event = events.get(index);
            boolean buried = tombstones && TO_THE_TRASH.contains(event.eventType());
            boolean last = index == events.size() - 1;
            records.add(record(event, last && !buried ? behind : before));
            if (buried) {
                records.add(tombstone(event, last ? behind : before));
            }
        }
        madeUpTo = behind;
        return new RecordsPage(stream, records, behind);
    }

    /** Connect has that page: its offset may be saved. */
    void handedOver(RecordsPage page) {
        handedOverUpTo = page.offset();
    }

    /** One that carries nothing but the offset behind all that was handed over. */
    SourceRecord heartbeat(String heartbeatTopic) {
        return new SourceRecord(
                partition, handedOverUpTo, heartbeatTopic, null, Schema.STRING_SCHEMA, stream.key(), null, null, null);
    }

    private SourceRecord record(Event event, @Nullable Map<String, ?> at) {
        if (deadLetterTopic != null && !event.isJson()) {
            return record(event, at, deadLetterTopic, Schema.STRING_SCHEMA, event.json());
        }
        return format == ValueFormat.JSON
                ? record(event, at, topic.topic(event), Schema.STRING_SCHEMA, event.json())
                : record(event, at, topic.topic(event), EventSchema.EVENT, EventSchema.structOf(stream, event));
    }

    private SourceRecord tombstone(Event event, @Nullable Map<String, ?> at) {
        return record(event, at, topic.topic(event), null, null);
    }

    private SourceRecord record(
            Event event, @Nullable Map<String, ?> at, String to, @Nullable Schema schema, @Nullable Object value) {
        return new SourceRecord(
                partition,
                at,
                to,
                null,
                Schema.OPTIONAL_STRING_SCHEMA,
                event.sourceId(),
                schema,
                value,
                timestamp(event.createdAt()),
                headers(event));
    }

    private ConnectHeaders headers(Event event) {
        ConnectHeaders headers = sharedHeaders.duplicate();
        if (event.eventId() != null) {
            headers.addString("event_id", event.eventId());
        }
        headers.addString("event_type", event.eventType().value());
        if (event.createdAt() != null) {
            headers.addString("created_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(event.createdAt()));
        }
        return headers;
    }

    private @Nullable Long timestamp(@Nullable OffsetDateTime createdAt) {
        if (createdAt == null) {
            return null;
        }
        long millis = createdAt.toInstant().toEpochMilli();
        return millis < 0 || millis > clock.millis() + FUTURE.toMillis() ? null : millis;
    }
}
