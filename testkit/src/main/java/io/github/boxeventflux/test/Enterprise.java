package io.github.boxeventflux.test;

import io.github.boxeventflux.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The life of an enterprise for a {@link FakeBox} to tell: a year of events up to an instant, and new ones from then on
 * at an even pace. What happened in the year is uneven, as it is among people: little at night, a few events or none on
 * a Sunday, and two fifths of them all on a few {@linkplain #busiestDays Mondays}, most of those within an hour.
 *
 * <pre>{@code
 * Enterprise enterprise = Enterprise.yearUntil(clock.instant(), 7).events(1_000_000).perMinute(600);
 * try (FakeBox box = FakeBox.builder().clock(clock).enterprise(enterprise).start()) {
 *     // … read from box …
 *     assertThat(read).containsExactlyElementsOf(enterprise.idsBetween(from, to).toList());
 * }
 * }</pre>
 *
 * <p>Every event follows from the seed and its number, so nothing is stored, however many they are, and the same
 * settings give the same events in every process. Immutable; safe to use from several threads.
 */
public final class Enterprise {

    private static final int MOST_EVENTS = 1_000_000_000;
    private static final int MOST_BUSIEST_DAYS = 50;
    private static final int MOST_PER_MINUTE = 60_000_000;

    private final Instant end;
    private final long seed;
    private final int events;
    private final int busiestDays;
    private final int perMinute;
    private final int lateOneIn;
    private final Timeline timeline;
    private final AdminEvents content;

    private Enterprise(Instant end, long seed, int events, int busiestDays, int perMinute, int lateOneIn) {
        this.end = end;
        this.seed = seed;
        this.events = events;
        this.busiestDays = busiestDays;
        this.perMinute = perMinute;
        this.lateOneIn = lateOneIn;
        this.timeline = new Timeline(end, events, busiestDays, perMinute, seed);
        this.content = new AdminEvents(seed);
    }

    /**
     * A year of 100,000 events with one busiest day, and 60 new events in each minute after it.
     *
     * @param end when the year of 365 days ends and the new events begin: as a rule, what the clock of the
     *     {@link FakeBox} shows when it starts
     * @param seed what happens and when: the same seed, the same events
     */
    public static Enterprise yearUntil(Instant end, long seed) {
        return new Enterprise(end, seed, 100_000, 1, 60, 0);
    }

    /** How many events the year has, 0 to 1,000,000,000. Default: 100,000. */
    public Enterprise events(int count) {
        return new Enterprise(end, seed, allowed("events", count, MOST_EVENTS), busiestDays, perMinute, lateOneIn);
    }

    /** How many Mondays share two fifths of the year's events, 0 to 50. Default: 1. */
    public Enterprise busiestDays(int count) {
        return new Enterprise(
                end, seed, events, allowed("busiestDays", count, MOST_BUSIEST_DAYS), perMinute, lateOneIn);
    }

    /**
     * How many new events happen in each minute after the year, by the clock of the {@link FakeBox}: it makes no
     * difference whether it runs or is put ahead. 0 to 60,000,000, 0 for none. Default: 60.
     */
    public Enterprise perMinute(int count) {
        return new Enterprise(end, seed, events, busiestDays, allowed("perMinute", count, MOST_PER_MINUTE), lateOneIn);
    }

    /**
     * Lets one event in so many reach {@code admin_logs} later than those around it: it takes from half of the stream's
     * {@link FakeBoxBuilder#delay delay} to all of it, and every other event takes half. So whoever reads a window
     * before the delay has passed since its end misses events, and a position that was given out before does not lead
     * to them.
     *
     * @param oneIn 1 and more; 0 for none, so that every event takes the whole delay. Default: 0
     */
    public Enterprise lateArrivals(int oneIn) {
        return new Enterprise(
                end, seed, events, busiestDays, perMinute, allowed("lateArrivals", oneIn, Integer.MAX_VALUE));
    }

    /**
     * How many events have a {@code created_at} between these times, whether a {@link FakeBox} shows them yet or not. A
     * {@code created_at} has no parts of a second. Both ends of a window of a {@link FakeBox} belong to it, so its
     * {@code created_before} is a second before the {@code before} here; with {@link FakeBoxBuilder#openWindows} neither
     * does, and its {@code created_after} is a second before the {@code from}.
     *
     * @param from belongs to it
     * @param before does not; it may lie in the future
     */
    public long countBetween(Instant from, Instant before) {
        return numbersBetween(from, before).count();
    }

    /** The ids of the events between these times, in the order of {@code admin_logs}: see {@link #countBetween}. */
    public Stream<String> idsBetween(Instant from, Instant before) {
        return numbersBetween(from, before).mapToObj(content::id);
    }

    /** The events between these times, in the order of {@code admin_logs}; see {@link #countBetween}. */
    public Stream<Event> eventsBetween(Instant from, Instant before) {
        return numbersBetween(from, before).mapToObj(this::json).map(SampleEvents::fromJson);
    }

    long seed() {
        return seed;
    }

    /** When it happened. */
    Instant at(long event) {
        return timeline.at(event);
    }

    /** The first event that did not happen before this time. */
    long firstFrom(Instant time) {
        return timeline.firstFrom(time);
    }

    /** The first event whose {@code created_at}, which has no parts of a second, is not before this time. */
    long firstCreatedFrom(Instant time) {
        return firstFrom(time.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS));
    }

    /** How much of the delay of {@code admin_logs} it takes. */
    double lateness(long event) {
        if (lateOneIn == 0) {
            return 1;
        }
        return Mix.below(lateOneIn, ~seed, event) == 0 ? 1 - Mix.fraction(~seed, ~event) / 2 : 0.5;
    }

    /** The least that {@link #lateness} is. */
    double leastLateness() {
        return lateOneIn == 0 ? 1 : 0.5;
    }

    String type(long event) {
        return content.type(event);
    }

    String json(long event) {
        return content.json(event, at(event));
    }

    private LongStream numbersBetween(Instant from, Instant before) {
        return LongStream.range(firstCreatedFrom(from), firstCreatedFrom(before));
    }

    private static int allowed(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " is not allowed; allowed are 0 to " + most);
        }
        return value;
    }
}
