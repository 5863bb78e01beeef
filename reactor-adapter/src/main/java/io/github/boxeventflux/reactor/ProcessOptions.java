package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the events of a stream are handled by {@link BoxEventFlux#process}. */
public final class ProcessOptions {

    private static final ProcessOptions DEFAULTS = builder().build();

    private final int concurrency;
    private final Function<? super Event, ? extends @Nullable Object> orderBy;
    private final Duration timeLimit;
    private final int maxRetries;
    private final RetryOptions retry;
    private final FailurePolicy onFailure;

    private ProcessOptions(Builder builder) {
        concurrency = builder.concurrency;
        orderBy = builder.orderBy;
        timeLimit = builder.timeLimit;
        maxRetries = builder.maxRetries;
        retry = builder.retry;
        onFailure = builder.onFailure;
    }

    /**
     * What holds when nothing is set: one event after the other, three retries, and what fails after them ends the
     * processing.
     */
    public static ProcessOptions defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#concurrency(int)}. */
    public int concurrency() {
        return concurrency;
    }

    /** See {@link Builder#orderBy(Function)}. */
    public Function<? super Event, ? extends @Nullable Object> orderBy() {
        return orderBy;
    }

    /** See {@link Builder#timeLimit(Duration)}. */
    public Duration timeLimit() {
        return timeLimit;
    }

    /** See {@link Builder#maxRetries(int)}. */
    public int maxRetries() {
        return maxRetries;
    }

    /** See {@link Builder#retry(RetryOptions)}. */
    public RetryOptions retry() {
        return retry;
    }

    /** See {@link Builder#onFailure(FailurePolicy)}. */
    public FailurePolicy onFailure() {
        return onFailure;
    }

    /** Collects the settings. */
    public static final class Builder {

        private static final int MAX_CONCURRENCY = 1_000;
        private static final Duration MIN_TIME_LIMIT = Duration.ofMillis(1);
        private static final Duration MAX_TIME_LIMIT = Duration.ofHours(24);

        private int concurrency = 1;
        private Function<? super Event, ? extends @Nullable Object> orderBy = SourceKey::of;
        private Duration timeLimit = Duration.ofMinutes(5);
        private int maxRetries = 3;
        private RetryOptions retry = RetryOptions.defaults();
        private FailurePolicy onFailure = FailurePolicy.stop();

        private Builder() {}

        /**
         * How many events may be in hand at once: being handled, pausing before a retry, or waiting for an event of the
         * same key that came before. No more are taken from the stream.
         *
         * @param value 1 to 1,000; by default 1, which keeps the order of the stream
         */
        public Builder concurrency(int value) {
            if (value < 1 || value > MAX_CONCURRENCY) {
                throw refused("concurrency", value, "1 to " + MAX_CONCURRENCY);
            }
            concurrency = value;
            return this;
        }

        /**
         * Which events are handled one after the other, in the order of the stream, however many others are handled at
         * once: those with equal keys. Not asked when {@code concurrency} is 1.
         *
         * @param value gives the key, {@code null} for an event that needs no order. When it throws, the processing ends
         *     as when the stream fails. By default the key is what the event is about: the file, folder or web link,
         *     also where it is the sharing of it that has changed, else the user, the group and so on by kind and id; an
         *     event that is about nothing, or names no id, needs no order
         */
        public Builder orderBy(Function<? super Event, ? extends @Nullable Object> value) {
            orderBy = Objects.requireNonNull(value, "orderBy");
            return this;
        }

        /**
         * How long one try may take before it is cancelled and counts as failed, with a
         * {@link java.util.concurrent.TimeoutException}. Holds for a {@linkplain FailurePolicy#deadLetter dead letter}
         * too. A handler that blocks its thread cannot be cancelled.
         *
         * @param value 1 ms to 24 h; by default 5 min
         */
        public Builder timeLimit(Duration value) {
            if (value.compareTo(MIN_TIME_LIMIT) < 0 || value.compareTo(MAX_TIME_LIMIT) > 0) {
                throw refused("timeLimit", value, MIN_TIME_LIMIT + " to " + MAX_TIME_LIMIT);
            }
            timeLimit = value;
            return this;
        }

        /**
         * How often an event is handed to the handler again after failures. An event that is retried holds up those of
         * its key, and no others as long as there is {@code concurrency} left.
         *
         * @param value 0 or more; by default 3
         */
        public Builder maxRetries(int value) {
            if (value < 0) {
                throw refused("maxRetries", value, "0 or more");
            }
            maxRetries = value;
            return this;
        }

        /**
         * How long the pauses before the retries are; with {@code giveUpAfter} there are no more retries after that time,
         * if {@code maxRetries} does not end them before. {@code maxRetryAfter} has no meaning here.
         *
         * @param value by default up to 1 s before the first retry, up to 2 s before the second, and so on
         */
        public Builder retry(RetryOptions value) {
            retry = Objects.requireNonNull(value, "retry");
            return this;
        }

        /**
         * What becomes of an event whose handler has failed for the last time.
         *
         * @param value by default {@link FailurePolicy#stop()}
         */
        public Builder onFailure(FailurePolicy value) {
            onFailure = Objects.requireNonNull(value, "onFailure");
            return this;
        }

        /** The options. */
        public ProcessOptions build() {
            return new ProcessOptions(this);
        }

        private static IllegalArgumentException refused(String option, Object value, String allowed) {
            return new IllegalArgumentException(option + ": " + value + " is not allowed; allowed is " + allowed);
        }
    }
}
