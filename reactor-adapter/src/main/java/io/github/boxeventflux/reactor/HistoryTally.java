package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what one subscription reads of history, and how often it asks for it. */
final class HistoryTally {

    private final LongAdder calls = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private Duration wanted = Duration.ZERO;
    private Instant end = Instant.EPOCH;
    private long events;

    /** This is to be read, besides what was read already. */
    void wanted(List<Period> history) {
        wanted = wanted.plus(Periods.length(history));
        end = Periods.end(history);
    }

    /** Box is asked; by several readers at once. */
    void called() {
        calls.increment();
    }

    /** Box has answered with a page. */
    void pageRead() {
        pages.increment();
    }

    /** So many more events were read, and that is left. */
    HistoryProgress read(int more, List<Period> left) {
        events += more;
        Duration length = Periods.length(left);
        return new HistoryProgress(
                left.isEmpty() ? end : left.get(0).from(),
                wanted.minus(length),
                length,
                events,
                pages.sum(),
                calls.sum());
    }
}
