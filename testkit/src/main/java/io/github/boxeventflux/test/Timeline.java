package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongPredicate;

/** When each of endlessly many events happens: first those of a year, then new ones at an even pace. */
final class Timeline {

    private static final Duration YEAR = WorkingHours.HOUR.multipliedBy(WorkingHours.HOURS);
    private static final long HOUR_NANOS = WorkingHours.HOUR.toNanos();
    private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Instant end;
    private final long seed;
    private final int perMinute;
    private final int[] beforeHour;

    /**
     * @param events of the year
     * @param perMinute after its end; 0 for none
     */
    Timeline(Instant end, int events, int busiestDays, int perMinute, long seed) {
        this.end = end;
        this.seed = seed;
        this.perMinute = perMinute;
        this.beforeHour = new WorkingHours(end.minus(YEAR), busiestDays, seed).share(events);
    }

    /** Of an event; not before that of the event before it. */
    Instant at(long event) {
        long events = ofYear();
        double chance = Mix.fraction(seed, event);
        if (event >= events) {
            return end.plusNanos((long) ((event - events + chance) * MINUTE_NANOS / perMinute));
        }
        int hour = hourOf((int) event);
        int first = beforeHour[hour];
        double part = (event - first + chance) / (beforeHour[hour + 1] - first);
        return end.minus(YEAR).plus(WorkingHours.HOUR.multipliedBy(hour)).plusNanos((long) (part * HOUR_NANOS));
    }

    /** The first event that does not happen before this time. */
    long firstFrom(Instant time) {
        if (!time.isAfter(end)) {
            return first(0, ofYear(), event -> !at(event).isBefore(time));
        }
        double perNano = perMinute / MINUTE_NANOS;
        long atMost =
                perMinute == 0 ? 0 : 1 + (long) (Duration.between(end, time).toNanos() * perNano);
        return first(ofYear(), ofYear() + atMost, event -> !at(event).isBefore(time));
    }

    private int ofYear() {
        return beforeHour[WorkingHours.HOURS];
    }

    private int hourOf(int event) {
        return (int) first(0, WorkingHours.HOURS - 1, hour -> beforeHour[(int) hour + 1] > event);
    }

    /** The first number from {@code low} on that fits, where all after one that fits do too; else {@code high}. */
    private static long first(long low, long high, LongPredicate fits) {
        long from = low;
        long to = high;
        while (from < to) {
            long middle = (from + to) >>> 1;
            if (fits.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
