package io.github.boxeventflux.benchmarks.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CallTimesTest {

    private static final int MINUTE = 60_000;

    /** So many calls at once, every 61 seconds. */
    private static CallTimes bursts(int calls, int bursts) {
        long[] arrivals = LongStream.range(0, (long) calls * bursts)
                .map(call -> call / calls * 61_000)
                .toArray();
        return new CallTimes(arrivals, bursts * 61_000L);
    }

    @Test
    void thePaceOfBurstsDoesNotDependOnWhereAMinuteBegins() {
        assertThat(bursts(100, 5).pace(100)).isCloseTo(100 * 60 / 61.0, within(0.01));
    }

    @Test
    void theMostInAMinuteIsSoughtEverywhere() {
        assertThat(bursts(100, 5).mostInAMinute()).isEqualTo(100);
        assertThat(new CallTimes(new long[] {0, 50_000, 59_999, MINUTE, MINUTE + 1}, 2 * MINUTE).mostInAMinute())
                .isEqualTo(4);
    }

    @Test
    void theFirstMinuteIsLeftOutOfTheSteadyPace() {
        long[] arrivals = LongStream.concat(
                        LongStream.range(0, 1_000), LongStream.range(60, 180).map(at -> at * 1_000))
                .toArray();

        assertThat(new CallTimes(arrivals, 3 * MINUTE).fromSecondMinute()).isEqualTo(60);
    }

    @Test
    void whoWasNotCalledHasNoPace() {
        assertThat(new CallTimes(new long[0], MINUTE).pace(100)).isZero();
    }
}
