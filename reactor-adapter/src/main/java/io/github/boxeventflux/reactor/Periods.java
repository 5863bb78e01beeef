package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Periods in the order of time, cut and put together. */
final class Periods {

    private Periods() {}

    /** What of them is before that moment. */
    static List<Period> before(Instant end, List<Period> periods) {
        return periods.stream()
                .filter(period -> period.from().isBefore(end))
                .map(period -> new Period(period.from(), period.to().isBefore(end) ? period.to() : end))
                .toList();
    }

    /** What of them is not before that moment. */
    static List<Period> since(Instant beginning, List<Period> periods) {
        return periods.stream()
                .filter(period -> period.to().isAfter(beginning))
                .map(period -> new Period(period.from().isAfter(beginning) ? period.from() : beginning, period.to()))
                .toList();
    }

    /** How much time they hold. */
    static Duration length(List<Period> periods) {
        return periods.stream()
                .map(period -> Duration.between(period.from(), period.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Where the last of them ends; there is one. */
    static Instant end(List<Period> periods) {
        return periods.get(periods.size() - 1).to();
    }

    /** The ones and then the others; where they meet they become one. */
    static List<Period> join(List<Period> earlier, List<Period> later) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return earlier.isEmpty() ? later : earlier;
        }
        List<Period> joined = new ArrayList<>(earlier);
        Period last = joined.get(joined.size() - 1);
        if (last.to().equals(later.get(0).from())) {
            joined.set(joined.size() - 1, new Period(last.from(), later.get(0).to()));
            joined.addAll(later.subList(1, later.size()));
        } else {
            joined.addAll(later);
        }
        return joined;
    }
}
