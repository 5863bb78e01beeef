package io.github.boxeventflux.options;

import java.time.Duration;
import java.util.Objects;

/** How the history is read that {@link io.github.boxeventflux.stream.StartAt#since(java.time.Instant)} asks for. */
public final class HistoryOptions {

    private static final HistoryOptions DEFAULTS = builder().build();

    private final int concurrency;
    private final Order order;
    private final Duration overlap;

    private HistoryOptions(Builder builder) {
        concurrency = builder.concurrency;
        order = builder.order;
        overlap = builder.overlap;
    }

    /** In which order events are delivered. */
    public enum Order {
        /** In the order of time, as one reader would read them. */
        ORDERED,

        /** As they come: nothing waits for what is earlier. Events of one page stay in the order of time. */
        UNORDERED
    }

    /** What holds when nothing is set. */
    public static HistoryOptions defaults() {
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

    /** See {@link Builder#order(Order)}. */
    public Order order() {
        return order;
    }

    /** See {@link Builder#overlap(Duration)}. */
    public Duration overlap() {
        return overlap;
    }

    /** Collects the settings. */
    public static final class Builder {

        private int concurrency = 4;
        private Order order = Order.ORDERED;
        private Duration overlap = Duration.ofSeconds(60);

        private Builder() {}

        /**
         * How many pages are read at the same time. In memory are at most eight times as many, whatever the subscriber's
         * pace.
         *
         * @param value 1 to 64; by default 4
         */
        public Builder concurrency(int value) {
            concurrency = OptionCheck.within("history.concurrency", value, 1, 64);
            return this;
        }

        /**
         * In which order events are delivered.
         *
         * @param value by default {@link Order#ORDERED}
         */
        public Builder order(Order value) {
            order = Objects.requireNonNull(value, "history.order");
            return this;
        }

        /**
         * How much later than it happens an event can appear in history: what is younger is not read. It is also how far
         * this machine's clock may differ from Box's.
         *
         * @param value 1 s to 1 h; by default 60 s, which is what Box documents
         */
        public Builder overlap(Duration value) {
            overlap = OptionCheck.within("history.overlap", value, Duration.ofSeconds(1), Duration.ofHours(1));
            return this;
        }

        /** The options. */
        public HistoryOptions build() {
            return new HistoryOptions(this);
        }
    }
}
