package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.engine.HistoryWindows.Part;
import io.github.boxeventflux.internal.wire.EventDecoder;
import io.github.boxeventflux.stream.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A simulated Box whose every page takes one tick, read by so many readers. */
class HistoryWindowsTest {

    /** Of larger ones, it would take too long to look at everything again and again. */
    private static final int MODEL_SIZE = 200;

    private static final long YEAR = 365 * 24 * 3600L;

    @Test
    void everyEventIsGivenOnceAndInOrder() {
        for (int round = 0; round < 300; round++) {
            long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
            Random random = new Random(seed);
            long[] times = uneven(random, random.nextInt(random.nextBoolean() ? MODEL_SIZE : 3000));
            int readers = 1 + random.nextInt(9);
            boolean ordered = random.nextBoolean();
            Simulation simulation = new Simulation(times, readers, 1 + random.nextInt(40), ordered, random);
            simulation.slips = random.nextBoolean();
            simulation.run(1 + random.nextInt(30));
            if (!ordered) {
                simulation.given.sort(null);
            }
            assertThat(simulation.given)
                    .as("seed %d", seed)
                    .isEqualTo(IntStream.range(0, times.length).boxed().toList());
            assertThat(simulation.mostKept).as("seed %d", seed).isLessThanOrEqualTo(readers * 8 + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eightReadersAreNearlySevenTimesAsFastAsOneThoughDaysAndNightsAreUnlike(boolean ordered) {
        assertThat(Race.of(workingHours(new Random(1), 100_000), ordered)).satisfies(race -> {
            assertThat(race.callsOfOne()).isLessThan(1_020);
            assertThat(race.callsOfEight()).isLessThan(1_130);
            assertThat(race.speedup()).isGreaterThan(6.7);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mondaysThatHoldAPartOfTheYearCostLittleOfThat(boolean ordered) {
        assertThat(Race.of(withBusiestDays(new Random(1), 100_000, 12), ordered))
                .satisfies(race -> {
                    assertThat(race.callsOfEight()).isLessThan(1_150);
                    assertThat(race.speedup()).isGreaterThan(6.5);
                });
    }

    @Test
    void aFewPagesAreReadWithAFewCalls() {
        long[] times = workingHours(new Random(1), 1_000);
        Simulation eight = new Simulation(times, 8, 100, true, new Random(1));

        eight.run(1);

        assertThat(eight.calls).isLessThanOrEqualTo(20);
    }

    @Test
    void aSecondThatHoldsMoreThanAWindowIsReadToItsEnd() {
        long[] times = LongStream.concat(
                        LongStream.range(0, 1_000).map(i -> 5_000),
                        LongStream.range(0, 100).map(i -> 5_001 + i))
                .toArray();
        Simulation simulation = new Simulation(times, 4, 10, true, new Random(1));

        simulation.run(1);

        assertThat(simulation.given)
                .isEqualTo(IntStream.range(0, times.length).boxed().toList());
    }

    @Test
    void aYearWithoutEventsCostsAFewCalls() {
        Simulation simulation = new Simulation(new long[0], 8, 500, true, new Random(1));

        simulation.run(1);

        assertThat(simulation.calls).isLessThanOrEqualTo(8);
    }

    private static long[] workingHours(Random random, int count) {
        return random.longs(0, YEAR)
                .filter(second -> {
                    long day = second / 86_400 % 7;
                    long hour = second / 3_600 % 24;
                    return (day < 5 && hour > 7 && hour < 18) || random.nextInt(100) == 0;
                })
                .limit(count)
                .sorted()
                .toArray();
    }

    /** Two fifths of all fall on the mornings of a few Mondays. */
    private static long[] withBusiestDays(Random random, int count, int days) {
        long[] mondays = random.ints(1, 52)
                .distinct()
                .limit(days)
                .mapToLong(week -> week * 604_800L)
                .toArray();
        LongStream busiest = random.longs(count * 2L / 5, 9 * 3_600, 11 * 3_600)
                .map(second -> mondays[random.nextInt(days)] + second);
        return LongStream.concat(busiest, Arrays.stream(workingHours(random, count * 3 / 5)))
                .sorted()
                .toArray();
    }

    private static long[] uneven(Random random, int count) {
        long[] times = new long[count];
        long at = random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            times[i] = at % YEAR;
            at += random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(3);
        }
        Arrays.sort(times);
        return times;
    }

    private record Race(int callsOfOne, int callsOfEight, double speedup) {

        static Race of(long[] times, boolean ordered) {
            Simulation one = new Simulation(times, 1, 100, ordered, new Random(1));
            one.run(1);
            Simulation eight = new Simulation(times, 8, 100, ordered, new Random(1));
            eight.run(1);
            return new Race(one.calls, eight.calls, (double) one.ticks / eight.ticks);
        }
    }

    private static final class Simulation {

        private final long[] times;
        private final int limit;
        private final Random random;
        private final HistoryWindows windows;
        private final List<Integer> given = new ArrayList<>();
        private final List<Runnable> underWay = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private int calls;
        private int ticks;
        private int mostKept;

        /** Whether Box loses positions, and pages lead nowhere. */
        private boolean slips;

        /** Those whose newest page led nowhere: of a second one, that would be the end. */
        private final Set<HistoryWindow> slipped = new HashSet<>();

        Simulation(long[] times, int readers, int limit, boolean ordered, Random random) {
            this.times = times;
            this.limit = limit;
            this.random = random;
            windows = new HistoryWindows(
                    List.of(new Period(Instant.EPOCH, Instant.ofEpochSecond(YEAR))), readers, limit, ordered);
        }

        void run(int slowness) {
            ask();
            while (!underWay.isEmpty() || !parts.isEmpty()) {
                ticks++;
                List<Runnable> now = List.copyOf(underWay);
                underWay.clear();
                for (Runnable answer : now) {
                    if (slowness > 1 && random.nextInt(slowness) > 0 && underWay.size() < now.size() - 1) {
                        underWay.add(answer);
                    } else {
                        answer.run();
                    }
                }
                while (!parts.isEmpty()) {
                    Part part = parts.remove(0);
                    part.events().forEach(event -> given.add(Integer.valueOf(event.eventId())));
                    assertRemaining(part.remaining());
                    windows.taken();
                    if (slowness > 1 && random.nextInt(slowness) == 0) {
                        break;
                    }
                }
                ask();
            }
            assertThat(windows.isOver()).isTrue();
        }

        private void ask() {
            for (HistoryWindow window : windows.start()) {
                calls++;
                int first = window.position().equals(PositionGuard.EARLIEST)
                        ? lower(window.from().getEpochSecond() - 1)
                        : Integer.parseInt(window.position().value().substring(1));
                int last = Math.min(times.length, first + limit);
                List<Event> page = IntStream.range(first, last)
                        .mapToObj(i -> event(i, Instant.ofEpochSecond(times[i])))
                        .toList();
                boolean slip = slips && !slipped.remove(window) && random.nextInt(8) == 0;
                underWay.add(() -> arrive(window, page, "p" + last, slip));
            }
        }

        private void arrive(HistoryWindow window, List<Event> page, String next, boolean slip) {
            if (slip && page.isEmpty()) {
                windows.lost(window);
            } else if (slip) {
                slipped.add(window);
                parts.addAll(windows.read(window, page, window.position(), false));
            } else {
                parts.addAll(windows.read(window, page, new StreamPosition(next), !page.isEmpty()));
            }
            mostKept = Math.max(mostKept, windows.kept());
        }

        /** What a restart would read is just what was not given. */
        private void assertRemaining(List<Period> remaining) {
            if (times.length > MODEL_SIZE) {
                return;
            }
            assertThat(IntStream.range(0, times.length).filter(i -> isIn(remaining, times[i])))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, times.length)
                            .boxed()
                            .filter(i -> !given.contains(i))
                            .toList());
            for (int i = 1; i < remaining.size(); i++) {
                assertThat(remaining.get(i).from()).isAfter(remaining.get(i - 1).to());
            }
        }

        private static boolean isIn(List<Period> periods, long second) {
            return periods.stream()
                    .anyMatch(period -> second >= period.from().getEpochSecond()
                            && second < period.to().getEpochSecond());
        }

        private static Event event(int number, Instant at) {
            String json = "{\"event_id\":\"" + number + "\",\"created_at\":\"" + at + "\"}";
            return EventDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
        }

        private int lower(long second) {
            int index = Arrays.binarySearch(times, second);
            while (index > 0 && times[index - 1] == second) {
                index--;
            }
            return index < 0 ? -index - 1 : index;
        }
    }
}
