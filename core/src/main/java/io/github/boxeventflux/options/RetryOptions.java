package io.github.boxeventflux.options;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a stream meets faults that pass by themselves. */
public final class RetryOptions {

    private static final RetryOptions DEFAULTS = builder().build();

    private final Duration firstBackoff;
    private final Duration maxBackoff;
    private final Duration maxRetryAfter;
    private final @Nullable Duration giveUpAfter;

    private RetryOptions(Builder builder) {
        firstBackoff = builder.firstBackoff;
        maxBackoff = builder.maxBackoff;
        maxRetryAfter = builder.maxRetryAfter;
        giveUpAfter = builder.giveUpAfter;
    }

    /** What holds when nothing is set. */
    public static RetryOptions defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#firstBackoff(Duration)}. */
    public Duration firstBackoff() {
        return firstBackoff;
    }

    /** See {@link Builder#maxBackoff(Duration)}. */
    public Duration maxBackoff() {
        return maxBackoff;
    }

    /** See {@link Builder#maxRetryAfter(Duration)}. */
    public Duration maxRetryAfter() {
        return maxRetryAfter;
    }

    /** See {@link Builder#giveUpAfter(Duration)}; {@code null} for never. */
    public @Nullable Duration giveUpAfter() {
        return giveUpAfter;
    }

    /** Collects the settings. */
    public static final class Builder {

        private Duration firstBackoff = Duration.ofSeconds(1);
        private Duration maxBackoff = Duration.ofMinutes(1);
        private Duration maxRetryAfter = Duration.ofHours(1);
        private @Nullable Duration giveUpAfter;

        private Builder() {}

        /**
         * The most that is waited after a first failure. It doubles with each further failure in a row; the actual
         * pause is drawn anew each time, evenly between nothing and that ("full jitter").
         *
         * @param value 10 ms to 1 min; by default 1 s
         */
        public Builder firstBackoff(Duration value) {
            firstBackoff =
                    OptionCheck.within("retry.firstBackoff", value, Duration.ofMillis(10), Duration.ofMinutes(1));
            return this;
        }

        /**
         * Where the doubling ends.
         *
         * @param value 10 ms to 1 h, and not less than {@code firstBackoff}; by default 1 min
         */
        public Builder maxBackoff(Duration value) {
            maxBackoff = OptionCheck.within("retry.maxBackoff", value, Duration.ofMillis(10), Duration.ofHours(1));
            return this;
        }

        /**
         * The most that is waited because Box says so in {@code Retry-After}.
         *
         * @param value 1 s to 24 h; by default 1 h
         */
        public Builder maxRetryAfter(Duration value) {
            maxRetryAfter = OptionCheck.within("retry.maxRetryAfter", value, Duration.ofSeconds(1), Duration.ofDays(1));
            return this;
        }

        /**
         * After how long a time of failures, without one success between, a call gives up, so that the stream ends
         * with the last error.
         *
         * @param value 1 s to 365 d; by default it never gives up
         */
        public Builder giveUpAfter(Duration value) {
            giveUpAfter = OptionCheck.within("retry.giveUpAfter", value, Duration.ofSeconds(1), Duration.ofDays(365));
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException when {@code maxBackoff} is less than {@code firstBackoff}
         */
        public RetryOptions build() {
            if (maxBackoff.compareTo(firstBackoff) < 0) {
                throw OptionCheck.refused(
                        "retry.maxBackoff", maxBackoff, "retry.firstBackoff (" + firstBackoff + ") or more");
            }
            return new RetryOptions(this);
        }
    }
}
