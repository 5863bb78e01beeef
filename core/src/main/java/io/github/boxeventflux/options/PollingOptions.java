package io.github.boxeventflux.options;

import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often an enterprise's stream asks for news. */
public final class PollingOptions {

    private static final Duration STREAMING_INTERVAL = Duration.ofSeconds(12);
    private static final Duration HISTORY_INTERVAL = Duration.ofSeconds(60);
    private static final PollingOptions DEFAULTS = builder().build();

    private final @Nullable Duration interval;

    private PollingOptions(Builder builder) {
        interval = builder.interval;
    }

    /** What holds when nothing is set. */
    public static PollingOptions defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The pause that holds for that stream. See {@link Builder#interval(Duration)}. */
    public Duration interval(StreamType streamType) {
        if (interval != null) {
            return interval;
        }
        return streamType == StreamType.ADMIN_LOGS ? HISTORY_INTERVAL : STREAMING_INTERVAL;
    }

    /** Collects the settings. */
    public static final class Builder {

        private @Nullable Duration interval;

        private Builder() {}

        /**
         * The pause between the answer that ended one reading and the next reading.
         *
         * @param value 1 s to 1 h; by default the delay with which Box shows events: 12 s for
         *     {@code ADMIN_LOGS_STREAMING}, 60 s for {@code ADMIN_LOGS}
         */
        public Builder interval(Duration value) {
            interval = OptionCheck.within("polling.interval", value, Duration.ofSeconds(1), Duration.ofHours(1));
            return this;
        }

        /** The options. */
        public PollingOptions build() {
            return new PollingOptions(this);
        }
    }
}
