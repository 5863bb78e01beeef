package io.github.boxeventflux.options;

import java.time.Duration;

/** By what memory repeats are known. Whatever is set, it never holds less than the last two pages. */
public final class DeduplicationOptions {

    private static final DeduplicationOptions DEFAULTS = builder().build();

    private final int maxIds;
    private final Duration maxAge;

    private DeduplicationOptions(Builder builder) {
        maxIds = builder.maxIds;
        maxAge = builder.maxAge;
    }

    /** What holds when nothing is set. */
    public static DeduplicationOptions defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#maxIds(int)}. */
    public int maxIds() {
        return maxIds;
    }

    /** See {@link Builder#maxAge(Duration)}. */
    public Duration maxAge() {
        return maxAge;
    }

    /** Collects the settings. */
    public static final class Builder {

        private int maxIds = 10_000;
        private Duration maxAge = Duration.ofHours(1);

        private Builder() {}

        /**
         * How many event ids are remembered.
         *
         * @param value 0 to 1,000,000; by default 10,000
         */
        public Builder maxIds(int value) {
            maxIds = OptionCheck.within("deduplication.maxIds", value, 0, 1_000_000);
            return this;
        }

        /**
         * How long an event id is remembered after it was last seen. Box repeats events within seconds.
         *
         * @param value 1 s to 365 d; by default 1 h
         */
        public Builder maxAge(Duration value) {
            maxAge = OptionCheck.within("deduplication.maxAge", value, Duration.ofSeconds(1), Duration.ofDays(365));
            return this;
        }

        /** The options. */
        public DeduplicationOptions build() {
            return new DeduplicationOptions(this);
        }
    }
}
