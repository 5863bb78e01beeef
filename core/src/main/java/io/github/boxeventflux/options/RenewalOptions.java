package io.github.boxeventflux.options;

import java.time.Duration;
import java.util.Objects;

/** When an access token is renewed, and how a renewal that fails is met. */
public final class RenewalOptions {

    private static final RenewalOptions DEFAULTS = builder().build();

    private final Duration renewAhead;
    private final Duration answerTimeout;
    private final RetryOptions retry;

    private RenewalOptions(Builder builder) {
        renewAhead = builder.renewAhead;
        answerTimeout = builder.answerTimeout;
        retry = builder.retry;
    }

    /** What holds when nothing is set. */
    public static RenewalOptions defaults() {
        return DEFAULTS;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** See {@link Builder#renewAhead(Duration)}. */
    public Duration renewAhead() {
        return renewAhead;
    }

    /** See {@link Builder#answerTimeout(Duration)}. */
    public Duration answerTimeout() {
        return answerTimeout;
    }

    /** See {@link Builder#retry(RetryOptions)}. */
    public RetryOptions retry() {
        return retry;
    }

    /** Collects the settings. */
    public static final class Builder {

        private Duration renewAhead = Duration.ofSeconds(60);
        private Duration answerTimeout = Duration.ofSeconds(30);
        private RetryOptions retry = RetryOptions.defaults();

        private Builder() {}

        /**
         * From when on before its expiry a token is renewed by the next one who asks for it. Until the new one is there,
         * and for as long as it cannot be got, the old one is given while it holds. A token that lives less than twice as
         * long is renewed after half of its life.
         *
         * @param value 0 to 1 h; by default 60 s
         */
        public Builder renewAhead(Duration value) {
            renewAhead = OptionCheck.within("renewal.renewAhead", value, Duration.ZERO, Duration.ofHours(1));
            return this;
        }

        /**
         * How long a call for a token may take, and how long its storing may; what takes longer is cancelled and counts as
         * failed. Who waits for a token should wait longer than that ({@code limits.answerTimeout} of a stream is 60 s by
         * default), to be told why there is none.
         *
         * @param value 100 ms to 10 min; by default 30 s
         */
        public Builder answerTimeout(Duration value) {
            answerTimeout =
                    OptionCheck.within("renewal.answerTimeout", value, Duration.ofMillis(100), Duration.ofMinutes(10));
            return this;
        }

        /**
         * How long the pauses after failures are. However many ask, no call is made before a pause is over.
         * {@code giveUpAfter} has no meaning here: when a stream gives up is its own to say.
         *
         * @param value by default up to 1 s after a first failure, up to 2 s after a second, and so on to 1 min, or as
         *     long as Box says
         */
        public Builder retry(RetryOptions value) {
            retry = Objects.requireNonNull(value, "renewal.retry");
            return this;
        }

        /** The options. */
        public RenewalOptions build() {
            return new RenewalOptions(this);
        }
    }
}
