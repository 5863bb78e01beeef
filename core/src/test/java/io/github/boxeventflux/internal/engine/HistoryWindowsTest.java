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
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A simulated Box whose every page takes one tick, read by so many readers. */
class HistoryWindowsTest {

    private static final long YEAR = 365 * 24 * 3600L;

    @Test
    void everyEventIsGivenOnceAndInOrder() {
        for (int round = 0; round < 300; round++) {
            long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
            Random random = new Random(seed);
            long[] times = uneven(random, random.nextInt(3000));
            int readers = 1 + random.nextInt(9);
            boolean ordered = random.nextBoolean();
            Simulation simulation = new Simulation(times, readers, 1 + random.nextInt(40), ordered, random);
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

    @Test
    void eightReadersAreSixTimesAsFastAsOneThoughDaysAndNightsAreUnlike() {
        long[] times = workingHours(new Random(1), 100_000);
        for (boolean ordered : new boolean[] {true, false}) {
            Simulation one = new Simulation(times, 1, 100, ordered, new Random(1));
            one.run(1);
            Simulation eight = new Simulation(times, 8, 100, ordered, new Random(1));
            eight.run(1);

            assertThat(one.calls).isLessThan(1_020);
            assertThat(eight.calls).isLessThan(1_250);
            assertThat(one.ticks / (double) eight.ticks).isGreaterThan(6);
        }
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
                    parts.remove(0).events().forEach(event -> given.add(Integer.valueOf(event.eventId())));
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
                underWay.add(() -> {
                    parts.addAll(windows.read(window, page, new StreamPosition("p" + last), !page.isEmpty()));
                    mostKept = Math.max(mostKept, windows.kept());
                });
            }
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
