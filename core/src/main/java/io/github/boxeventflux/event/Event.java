package io.github.boxeventflux.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event, as Box sent it. The fields that most readers want are here as values; {@link #json()} has all of it,
 * character for character, and so everything that this version does not know.
 *
 * <p>Box may leave out or send {@code null} for any field, so every accessor but {@link #eventType()} and
 * {@link #json()} can answer {@code null}. Two events are equal when their JSON is. Immutable and safe to share.
 *
 * <p>Jackson, 2 and 3, writes an event as Box sent it, with whatever settings: line breaks between its parts become
 * spaces, so that it keeps to one line of an event stream or of NDJSON. An entry that is no JSON is written as a text.
 */
public final class Event {

    private final byte[] json;
    private final @Nullable String eventId;
    private final EventType eventType;
    private final @Nullable OffsetDateTime createdAt;
    private final @Nullable OffsetDateTime recordedAt;
    private final @Nullable Actor createdBy;
    private final @Nullable Actor actionBy;
    private final @Nullable String sessionId;
    private final @Nullable String ipAddress;
    private final EventDetailsDecoder details;
    private final int sourceAt;
    private final int additionalDetailsAt;
    private final boolean notJson;

    // Racy on purpose: decoding twice gives the same value, and both are safely published by their final fields.
    private @Nullable EventSource source;
    private @Nullable Map<String, @Nullable Object> additionalDetails;

    private Event(Builder builder, byte[] json) {
        this.json = json;
        this.eventId = builder.eventId;
        this.eventType = builder.eventType;
        this.createdAt = builder.createdAt;
        this.recordedAt = builder.recordedAt;
        this.createdBy = builder.createdBy;
        this.actionBy = builder.actionBy;
        this.sessionId = builder.sessionId;
        this.ipAddress = builder.ipAddress;
        this.details = builder.details;
        this.sourceAt = builder.sourceAt;
        this.additionalDetailsAt = builder.additionalDetailsAt;
        this.notJson = builder.notJson;
    }

    /**
     * Box's id of this event: 40 hexadecimal digits or a UUID. Box sends an event again under the same id, on both
     * enterprise streams too. An event without one is never dropped as a repeat. A text of more than 256 characters is none.
     */
    public @Nullable String eventId() {
        return eventId;
    }

    /** What happened; {@link EventType#UNKNOWN} when the entry does not say. */
    public EventType eventType() {
        return eventType;
    }

    /** When it happened, with the offset that Box sent; {@code null} when absent or no RFC 3339 time. */
    public @Nullable OffsetDateTime createdAt() {
        return createdAt;
    }

    /** When Box wrote it down, with the offset that Box sent; {@code null} when absent or no RFC 3339 time. */
    public @Nullable OffsetDateTime recordedAt() {
        return recordedAt;
    }

    /** Who did it. */
    public @Nullable Actor createdBy() {
        return createdBy;
    }

    /** On whose behalf somebody else did it. Box sends it, its API description does not mention it. */
    public @Nullable Actor actionBy() {
        return actionBy;
    }

    /** The session in which it was done. */
    public @Nullable String sessionId() {
        return sessionId;
    }

    /** The address it came from, as Box wrote it: Box also writes {@code Unknown IP}. */
    public @Nullable String ipAddress() {
        return ipAddress;
    }

    /**
     * What it is about; {@code null} when Box sent none, as for a lock that went with its file. Decoded on first use.
     */
    public @Nullable EventSource source() {
        EventSource decoded = source;
        if (decoded == null && sourceAt >= 0) {
            decoded = details.source(json, sourceAt);
            source = decoded;
        }
        return decoded;
    }

    /**
     * The id of what it is about, as {@link #source()} has it, for those who want nothing else of it: as a key, for
     * example. Looked up at each call, in a fraction of the time that {@link #source()} takes at first.
     */
    public @Nullable String sourceId() {
        EventSource decoded = source;
        if (decoded != null) {
            return decoded.id();
        }
        return sourceAt < 0 ? null : details.sourceId(json, sourceAt);
    }

    /**
     * The fields of {@code additional_details}, in Box's order; empty when there are none. Values are {@code String},
     * {@code Boolean}, {@code Long} or {@code BigInteger}, {@code BigDecimal} (a {@code String} for a number beyond any),
     * {@code List}, {@code Map} or {@code null}. Decoded on first use; not modifiable.
     */
    public Map<String, @Nullable Object> additionalDetails() {
        Map<String, @Nullable Object> decoded = additionalDetails;
        if (decoded == null) {
            decoded = additionalDetailsAt < 0 ? Map.of() : details.additionalDetails(json, additionalDetailsAt);
            additionalDetails = decoded;
        }
        return decoded;
    }

    /** What Box sent for this event, character for character. Each call makes the text anew. */
    public String json() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /**
     * Whether {@link #json()} is JSON. What Box sends for one event can be broken; then it stands there as it came, and
     * nothing else of the event is known.
     */
    public boolean isJson() {
        return !notJson;
    }

    /** What Jackson writes. In JSON, line breaks stand between its parts only. */
    @JsonValue
    @JsonRawValue
    String asJsonOnOneLine() {
        return notJson
                ? '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(json())) + '"'
                : json().replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Event that && Arrays.equals(json, that.json));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    /** Id, type and time; never the content. */
    @Override
    public String toString() {
        return "Event[" + eventType + ", id=" + eventId + ", createdAt=" + createdAt + "]";
    }

    /**
     * Makes an event from what a decoder found. For decoders: an application gets its events from a stream, a test
     * from the test kit's {@code SampleEvents}.
     */
    public static final class Builder {

        private final EventDetailsDecoder details;
        private @Nullable String eventId;
        private EventType eventType = EventType.UNKNOWN;
        private @Nullable OffsetDateTime createdAt;
        private @Nullable OffsetDateTime recordedAt;
        private @Nullable Actor createdBy;
        private @Nullable Actor actionBy;
        private @Nullable String sessionId;
        private @Nullable String ipAddress;
        private int sourceAt = -1;
        private int additionalDetailsAt = -1;
        private boolean notJson;

        /**
         * Starts with nothing but an unknown type.
         *
         * @param details reads from the event's JSON what is not set here, when somebody asks
         */
        public Builder(EventDetailsDecoder details) {
            this.details = Objects.requireNonNull(details, "details");
        }

        /** Sets {@link Event#eventId()}. */
        public Builder eventId(@Nullable String value) {
            eventId = value;
            return this;
        }

        /** Sets {@link Event#eventType()}. */
        public Builder eventType(EventType value) {
            eventType = value;
            return this;
        }

        /** Sets {@link Event#createdAt()}. */
        public Builder createdAt(@Nullable OffsetDateTime value) {
            createdAt = value;
            return this;
        }

        /** Sets {@link Event#recordedAt()}. */
        public Builder recordedAt(@Nullable OffsetDateTime value) {
            recordedAt = value;
            return this;
        }

        /** Sets {@link Event#createdBy()}. */
        public Builder createdBy(@Nullable Actor value) {
            createdBy = value;
            return this;
        }

        /** Sets {@link Event#actionBy()}. */
        public Builder actionBy(@Nullable Actor value) {
            actionBy = value;
            return this;
        }

        /** Sets {@link Event#sessionId()}. */
        public Builder sessionId(@Nullable String value) {
            sessionId = value;
            return this;
        }

        /** Sets {@link Event#ipAddress()}. */
        public Builder ipAddress(@Nullable String value) {
            ipAddress = value;
            return this;
        }

        /** Where in the event's JSON the value of {@link Event#source()} begins, in bytes; -1, as at first, if there is none. */
        public Builder sourceAt(int value) {
            sourceAt = value;
            return this;
        }

        /** The same for {@link Event#additionalDetails()}. */
        public Builder additionalDetailsAt(int value) {
            additionalDetailsAt = value;
            return this;
        }

        /** What Box sent is no JSON: whoever puts the event into JSON writes it as a text. */
        public Builder notJson() {
            notJson = true;
            return this;
        }

        /**
         * The event.
         *
         * @param json the event's JSON in UTF-8; kept, not copied, so nobody may change it afterwards
         */
        public Event build(byte[] json) {
            return new Event(this, json);
        }
    }
}
