package io.github.boxeventflux.benchmarks.history;

import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.HistoryOptions.Order;

/** How many pages are read at the same time, and in which order events come. */
enum Candidate {
    CONCURRENCY_1(1, Order.ORDERED),
    CONCURRENCY_2(2, Order.ORDERED),
    CONCURRENCY_4(4, Order.ORDERED),
    CONCURRENCY_8(8, Order.ORDERED),
    CONCURRENCY_8_UNORDERED(8, Order.UNORDERED);

    private final int concurrency;
    private final Order order;

    Candidate(int concurrency, Order order) {
        this.concurrency = concurrency;
        this.order = order;
    }

    HistoryOptions options() {
        return HistoryOptions.builder().concurrency(concurrency).order(order).build();
    }

    boolean isOrdered() {
        return order == Order.ORDERED;
    }
}
