package io.github.boxeventflux.options;

import java.time.Duration;

/**
 * What an answer may take of time and memory. An answer that is late is asked for again; one that is too large ends the
 * stream with a {@link io.github.boxeventflux.error.LimitExceededException}, since asking again would not help.
 */
public final class AnswerLimits {

    private static final AnswerLimits DEFAULTS = builder().build();

    private final Duration answerTimeout;
    private final int maxPageBytes;
    private final int maxPageEvents;
    private final int maxPositionLength;
    private final int maxNestingDepth;
    private final int maxTextLength;
    private final int maxNumberLength;

    private AnswerLimits(Builder builder) {
        answerTimeout = builder.answerTimeout;
        maxPageBytes = builder.maxPageBytes;
        maxPageEvents = builder.maxPageEvents;
        maxPositionLength = builder.maxPositionLength;
        maxNestingDepth = builder.maxNestingDepth;
        maxTextLength = builder.maxTextLength;
        maxNumberLength = builder.maxNumberLength;
    }

    /** What holds when nothing is set. */
    public static AnswerLimits defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#answerTimeout(Duration)}. */
    public Duration answerTimeout() {
        return answerTimeout;
    }

    /** See {@link Builder#maxPageBytes(int)}. */
    public int maxPageBytes() {
        return maxPageBytes;
    }

    /** See {@link Builder#maxPageEvents(int)}. */
    public int maxPageEvents() {
        return maxPageEvents;
    }

    /** See {@link Builder#maxPositionLength(int)}. */
    public int maxPositionLength() {
        return maxPositionLength;
    }

    /** See {@link Builder#maxNestingDepth(int)}. */
    public int maxNestingDepth() {
        return maxNestingDepth;
    }

    /** See {@link Builder#maxTextLength(int)}. */
    public int maxTextLength() {
        return maxTextLength;
    }

    /** See {@link Builder#maxNumberLength(int)}. */
    public int maxNumberLength() {
        return maxNumberLength;
    }

    /** Collects the settings. */
    public static final class Builder {

        private Duration answerTimeout = Duration.ofSeconds(60);
        private int maxPageBytes = 16 * 1024 * 1024;
        private int maxPageEvents = 10_000;
        private int maxPositionLength = 1_000;
        private int maxNestingDepth = 100;
        private int maxTextLength = 4 * 1024 * 1024;
        private int maxNumberLength = 1_000;

        private Builder() {}

        /**
         * How long a call may take from its request to the last byte of its answer. Ten times as long is waited until the
         * request can be sent, be it that other streams have all connections. Long polls have a time of their own.
         *
         * @param value 100 ms to 10 min; by default 60 s
         */
        public Builder answerTimeout(Duration value) {
            answerTimeout =
                    OptionCheck.within("limits.answerTimeout", value, Duration.ofMillis(100), Duration.ofMinutes(10));
            return this;
        }

        /**
         * How long an answer may be, in bytes after decompression.
         *
         * @param value 1 KiB to 1 GiB; by default 16 MiB
         */
        public Builder maxPageBytes(int value) {
            maxPageBytes = OptionCheck.within("limits.maxPageBytes", value, 1024, 1 << 30);
            return this;
        }

        /**
         * How many events a page may hold, whatever {@code pageLimit} asked for. Even an empty one takes memory.
         *
         * @param value 500 to 1,000,000; by default 10,000
         */
        public Builder maxPageEvents(int value) {
            maxPageEvents = OptionCheck.within("limits.maxPageEvents", value, 500, 1_000_000);
            return this;
        }

        /**
         * How long a position may be, in UTF-16 units: it is sent back in an address, and what is between here and Box
         * takes no address of any length.
         *
         * @param value 20 to 4,000; by default 1,000
         */
        public Builder maxPositionLength(int value) {
            maxPositionLength = OptionCheck.within("limits.maxPositionLength", value, 20, 4_000);
            return this;
        }

        /**
         * How deep objects and arrays may be nested in it.
         *
         * @param value 10 to 1,000; by default 100
         */
        public Builder maxNestingDepth(int value) {
            maxNestingDepth = OptionCheck.within("limits.maxNestingDepth", value, 10, 1_000);
            return this;
        }

        /**
         * How long a text or a name may be in it, in UTF-16 units.
         *
         * @param value 1,000 to 1 Gi; by default 4 Mi
         */
        public Builder maxTextLength(int value) {
            maxTextLength = OptionCheck.within("limits.maxTextLength", value, 1_000, 1 << 30);
            return this;
        }

        /**
         * How long a number may be in it, in digits.
         *
         * @param value 20 to 100,000; by default 1,000
         */
        public Builder maxNumberLength(int value) {
            maxNumberLength = OptionCheck.within("limits.maxNumberLength", value, 20, 100_000);
            return this;
        }

        /** The options. */
        public AnswerLimits build() {
            return new AnswerLimits(this);
        }
    }
}
