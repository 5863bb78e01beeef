package io.github.boxeventflux.reactor;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The meters of {@link MicrometerStreamListener}. Each has the tags {@link Tag#STREAM} and {@link Tag#STREAM_TYPE}, and those
 * that are named here. A gauge is of the streams that are subscribed to now.
 */
public enum StreamMeters implements MeterDocumentation {
    /** Calls to Box, those included that are made again. */
    CALLS("calls", Meter.Type.COUNTER, "Calls to Box, those included that are made again", Tag.CALL),
    /** How long the request budget made a call wait. */
    BUDGET_WAIT("budget.wait", Meter.Type.TIMER, "How long the request budget made a call wait", Tag.CALL),
    /** Failures after which a call to Box or to a store is made again. */
    RETRIES(
            "retries",
            Meter.Type.COUNTER,
            "Failures after which a call to Box or to a store is made again",
            Tag.CALL,
            Tag.ERROR),
    /** Calls that Box refused as one too many (429). */
    SLOW_DOWNS("slowdowns", Meter.Type.COUNTER, "Calls that Box refused as one too many (429)"),
    /** Pages that were read. */
    PAGES("pages", Meter.Type.COUNTER, "Pages that were read"),
    /** Events that were read, without repeats. */
    EVENTS("received", Meter.Type.COUNTER, "Events that were read, without repeats"),
    /** Events that came again and were dropped. */
    REPEATS("repeats", Meter.Type.COUNTER, "Events that came again and were dropped"),
    /** Times that everything was read and the stream began to wait for news. */
    WAITS("waits", Meter.Type.COUNTER, "Times that everything was read and the stream began to wait for news"),
    /** Times that the long-poll servers were looked up again. */
    RECONNECTS("reconnects", Meter.Type.COUNTER, "Times that the long-poll servers were looked up again"),
    /** Times that nothing came from Box for too long. */
    SILENCES("silences", Meter.Type.COUNTER, "Times that nothing came from Box for longer than longPoll.maxSilence"),
    /** Times that events may be, or are, missing. */
    GAPS("gaps", Meter.Type.COUNTER, "Times that events may be missing, or are", Tag.GAP),
    /** Times that reading was held back since too many events were outstanding. */
    HELD_BACK("held.back", Meter.Type.COUNTER, "Times that reading stopped since too many events were outstanding"),
    /** Checkpoints that were saved. */
    CHECKPOINTS("checkpoints", Meter.Type.COUNTER, "Checkpoints that were saved"),
    /** Ends at which the last checkpoint could not be saved. */
    CHECKPOINTS_MISSED(
            "checkpoints.missed", Meter.Type.COUNTER, "Ends at which the last checkpoint could not be saved in time"),
    /** Failures of a handler after which it is handed the event again. */
    HANDLER_RETRIES(
            "handler.retries", Meter.Type.COUNTER, "Failures of a handler after which it is handed the event again"),
    /** Events with which a handler failed for the last time. */
    HANDLER_FAILURES("handler.failures", Meter.Type.COUNTER, "Events with which a handler failed for the last time"),
    /** Leases that were lost. */
    LEASES_LOST("leases.lost", Meter.Type.COUNTER, "Leases that were lost"),
    /** Streams that are over. */
    ENDS("ends", Meter.Type.COUNTER, "Streams that are over", Tag.END),
    /** Streams that are subscribed to. */
    STREAMS("streams", Meter.Type.GAUGE, "Streams that are subscribed to and in that state", Tag.STATE),
    /** How old the newest event is. */
    LAG("lag", Meter.Type.GAUGE, "seconds", "Now less the created_at of the newest event that was read"),
    /** Events that were read and are not acknowledged. */
    UNACKNOWLEDGED("unacknowledged", Meter.Type.GAUGE, "Events that were read and are not acknowledged"),
    /** How long ago a checkpoint was last saved. */
    CHECKPOINT_AGE("checkpoint.age", Meter.Type.GAUGE, "seconds", "How long ago a checkpoint was last saved"),
    /** Leases that are held. */
    LEASES_HELD("leases.held", Meter.Type.GAUGE, "Leases that are held");

    /** The tags, each with few values. */
    public enum Tag implements KeyName {
        /** The stream's name, or what the listener was made to call it; {@code none} when it has no name. */
        STREAM("stream"),
        /** Box's name for what is read, as in {@code admin_logs_streaming}. */
        STREAM_TYPE("stream.type"),
        /** A {@link io.github.boxeventflux.stream.BoxCall} or {@link StoreCall} in lower case, as in {@code read_events}. */
        CALL("call"),
        /** The simple name of the exception's class. */
        ERROR("error"),
        /** {@code possible}: the checkpoint is older than Box promises to keep events; {@code position_lost}: Box does not know it. */
        GAP("gap"),
        /** A {@link StreamHealth.State} in lower case. */
        STATE("state"),
        /** {@code complete}, {@code error} or {@code cancel}. */
        END("end");

        private final String key;

        Tag(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    private final String name;
    private final Meter.Type type;
    private final @Nullable String baseUnit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // Given away as a copy.
    private final Tag[] own;

    StreamMeters(String name, Meter.Type type, String description, Tag... own) {
        this(name, type, null, description, own);
    }

    StreamMeters(String name, Meter.Type type, @Nullable String baseUnit, String description, Tag... own) {
        this.name = "box.events." + name;
        this.type = type;
        this.baseUnit = baseUnit;
        this.description = description;
        this.own = own;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public @Nullable String getBaseUnit() {
        return baseUnit;
    }

    @Override
    public KeyName[] getKeyNames() {
        return Stream.concat(Stream.of(Tag.STREAM, Tag.STREAM_TYPE), Arrays.stream(own))
                .toArray(KeyName[]::new);
    }

    /** What it measures, as the meter's description says it. */
    public String description() {
        return description;
    }
}
