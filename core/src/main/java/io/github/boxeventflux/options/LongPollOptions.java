package io.github.boxeventflux.options;

import java.time.Duration;

/** How a user's stream waits for news. */
public final class LongPollOptions {

    private static final LongPollOptions DEFAULTS = builder().build();

    private final Duration maxWait;
    private final Duration maxSilence;

    private LongPollOptions(Builder builder) {
        maxWait = builder.maxWait;
        maxSilence = builder.maxSilence;
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

    /** See {@link Builder#maxSilence(Duration)}. */
    public Duration maxSilence() {
        return maxSilence;
    }

    /** Collects the settings. */
    public static final class Builder {

        private Duration maxWait = Duration.ofMinutes(15);
        private Duration maxSilence = Duration.ofMinutes(30);

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

        /**
         * For how long nothing may come from Box at all before its servers are looked up again and what is new is read. Polls
         * that are silent are nothing unusual, and a server that is said to be good for weeks may never be heard of again.
         * It is looked at when a poll ends.
         *
         * @param value 1 s to 24 h; by default 30 min
         */
        public Builder maxSilence(Duration value) {
            maxSilence = OptionCheck.within("longPoll.maxSilence", value, Duration.ofSeconds(1), Duration.ofHours(24));
            return this;
        }

        /** The options. */
        public LongPollOptions build() {
            return new LongPollOptions(this);
        }
    }
}
