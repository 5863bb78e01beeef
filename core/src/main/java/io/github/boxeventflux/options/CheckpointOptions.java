package io.github.boxeventflux.options;

import java.time.Duration;

/** When checkpoints are saved. */
public final class CheckpointOptions {

    private static final CheckpointOptions DEFAULTS = builder().build();

    private final Duration saveInterval;
    private final Duration drainTimeout;

    private CheckpointOptions(Builder builder) {
        saveInterval = builder.saveInterval;
        drainTimeout = builder.drainTimeout;
    }

    /** What holds when nothing is set. */
    public static CheckpointOptions defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#saveInterval(Duration)}. */
    public Duration saveInterval() {
        return saveInterval;
    }

    /** See {@link Builder#drainTimeout(Duration)}. */
    public Duration drainTimeout() {
        return drainTimeout;
    }

    /** Collects the settings. */
    public static final class Builder {

        private Duration saveInterval = Duration.ofMillis(100);
        private Duration drainTimeout = Duration.ofSeconds(30);

        private Builder() {}

        /**
         * The least time between two saves. The first progress is saved at once, what comes meanwhile with the next
         * save. The end of a stream and {@code EventRecord.checkpoint()} do not wait for it.
         *
         * @param value 0 to 1 h; by default 100 ms
         */
        public Builder saveInterval(Duration value) {
            saveInterval = OptionCheck.within("checkpoint.saveInterval", value, Duration.ZERO, Duration.ofHours(1));
            return this;
        }

        /**
         * How long a stream that ends by itself or by {@code stopWhen} waits for what it delivered to be acknowledged,
         * and then as long again, however it ends, for the last checkpoint to be saved.
         *
         * @param value 0 to 1 h; by default 30 s
         */
        public Builder drainTimeout(Duration value) {
            drainTimeout = OptionCheck.within("checkpoint.drainTimeout", value, Duration.ZERO, Duration.ofHours(1));
            return this;
        }

        /** The options. */
        public CheckpointOptions build() {
            return new CheckpointOptions(this);
        }
    }
}
