package io.github.boxeventflux.test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How busy each hour of a year is in California: people work by day and from Monday to Friday, and some Monday mornings
 * hold a large part of the year.
 */
final class WorkingHours {

    static final Duration HOUR = Duration.ofHours(1);
    static final int HOURS = 365 * 24;

    /** Of the year's events: those of all the busiest days together. */
    private static final double ON_BUSIEST_DAYS = 0.4;

    private static final double SATURDAY = 0.02;
    private static final double SUNDAY_AT_MOST = 0.001;
    private static final int HOURS_FROM_UTC = -8;
    private static final int[] USUAL_DAY = {
        1, 1, 0, 0, 1, 2, 6, 15, 40, 60, 55, 45, 30, 45, 50, 45, 40, 25, 12, 6, 4, 3, 2, 1
    };
    private static final int[] BUSIEST_DAY = {0, 0, 0, 0, 0, 1, 2, 5, 25, 60, 15, 5, 3, 3, 3, 3, 2, 1, 1, 0, 0, 0, 0, 0
    };

    /** Since 1970, as people's clocks show it. */
    private final long firstHour;

    private final long seed;
    private final Set<Long> busiest;
    private final double[] weights;

    WorkingHours(Instant start, int busiestDays, long seed) {
        this.firstHour = Math.floorDiv(start.getEpochSecond(), HOUR.toSeconds()) + HOURS_FROM_UTC;
        this.seed = seed;
        this.busiest = someMondays(busiestDays);
        this.weights = IntStream.range(0, HOURS).mapToDouble(this::usual).toArray();
        double share = busiest.isEmpty() ? 0 : ON_BUSIEST_DAYS / busiest.size();
        double ofUsual = (1 - share * busiest.size()) / Arrays.stream(weights).sum();
        double ofBusiest = share / Arrays.stream(BUSIEST_DAY).sum();
        Arrays.setAll(weights, hour -> weights[hour] * ofUsual + busiest(hour) * ofBusiest);
    }

    /** How many of so many events have happened when an hour begins; of the hour after the last one: all. */
    int[] share(int events) {
        int[] before = new int[HOURS + 1];
        double sum = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            before[hour] = (int) Math.min(events, Math.round(sum * events));
            sum += weights[hour];
        }
        before[HOURS] = events;
        return before;
    }

    private double usual(int hour) {
        long day = day(hour);
        double chance = Mix.fraction(seed, day);
        double busy = switch (dayOfWeek(day)) {
            case SUNDAY -> SUNDAY_AT_MOST * chance;
            case SATURDAY -> SATURDAY * chance;
            default -> 0.5 + chance;
        };
        return busiest.contains(day) ? 0 : busy * USUAL_DAY[ofDay(hour)];
    }

    private int busiest(int hour) {
        return busiest.contains(day(hour)) ? BUSIEST_DAY[ofDay(hour)] : 0;
    }

    private Set<Long> someMondays(int count) {
        // The first and the last day are not whole.
        return LongStream.range(day(0) + 1, day(HOURS))
                .filter(day -> dayOfWeek(day) == DayOfWeek.MONDAY)
                .boxed()
                .sorted(Comparator.comparingLong(day -> Mix.of(~seed, day)))
                .limit(count)
                .collect(Collectors.toSet());
    }

    private long day(int hour) {
        return Math.floorDiv(firstHour + hour, 24L);
    }

    private int ofDay(int hour) {
        return Math.floorMod(firstHour + hour, 24);
    }

    private static DayOfWeek dayOfWeek(long day) {
        return LocalDate.ofEpochDay(day).getDayOfWeek();
    }
}
