package io.github.boxeventflux.options;

import java.time.Duration;

/** How a user's stream waits for news. */
public final class LongPollOptions {

    private static final LongPollOptions DEFAULTS = builder().build();

    private final Duration maxWait;

    private LongPollOptions(Builder builder) {
        maxWait = builder.maxWait;
    }

    /** What holds when nothing is set. */
    public static LongPollOptions defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#maxWait(Duration)}. */
    public Duration maxWait() {
        return maxWait;
    }

    /** Collects the settings. */
    public static final class Builder {

        private Duration maxWait = Duration.ofMinutes(15);

        private Builder() {}

        /**
         * How long one poll may be held at most before it is made anew. A poll waits as long as Box's server asks for
         * ({@code retry_timeout}, usually 610 s) and ten seconds more, but never longer than this. Set it lower
         * where a router on the way drops idle connections.
         *
         * @param value 1 s to 1 h; by default 15 min
         */
        public Builder maxWait(Duration value) {
            maxWait = OptionCheck.within("longPoll.maxWait", value, Duration.ofSeconds(1), Duration.ofHours(1));
            return this;
        }

        /** The options. */
        public LongPollOptions build() {
            return new LongPollOptions(this);
        }
    }
}
