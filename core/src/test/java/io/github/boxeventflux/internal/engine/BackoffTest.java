package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.support.LongestPause;
import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void theMostThatIsWaitedDoublesUpToItsCap() {
        Backoff backoff = new Backoff(RetryOptions.defaults(), new LongestPause());

        assertThat(pauses(backoff, 9))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void thePauseIsDrawnEvenlyUpToTheMost() {
        Backoff backoff = new Backoff(RetryOptions.defaults(), new Random(1));
        List<Duration> pauses = pauses(backoff, 2_006).subList(6, 2_006);

        assertThat(pauses).allMatch(pause -> pause.toMillis() > 0 && pause.compareTo(Duration.ofMinutes(1)) <= 0);
        assertThat(pauses.stream().mapToLong(Duration::toMillis).average().orElseThrow())
                .isBetween(27_000.0, 33_000.0);
    }

    @Test
    void noPauseIsEverOutOfItsBounds() {
        Seeds.forEach(200, random -> {
            Duration first = Duration.ofMillis(10 + random.nextInt(59_991));
            Duration most = first.plusMillis(random.nextInt(3_540_001));
            Backoff backoff = new Backoff(
                    RetryOptions.builder().firstBackoff(first).maxBackoff(most).build(), random);
            Duration bound = first;
            for (int failure = 1; failure < 100; failure++) {
                assertThat(backoff.next(null, T0)).isBetween(Duration.ofMillis(1), bound);
                bound = bound.compareTo(most.dividedBy(2)) > 0 ? most : bound.multipliedBy(2);
            }
        });
    }

    @Test
    void aSuccessMakesTheNextFailureAFirstOne() {
        Backoff backoff = new Backoff(RetryOptions.defaults(), new LongestPause());
        pauses(backoff, 5);
        assertThat(backoff.failures()).isEqualTo(5);

        backoff.reset();

        assertThat(backoff.failures()).isZero();
        assertThat(backoff.next(null, T0)).isEqualTo(SECOND);
        assertThat(backoff.failures()).isOne();
    }

    @Test
    void whatBoxSaysWinsOverTheBackOff() {
        Backoff backoff = new Backoff(RetryOptions.defaults(), new LongestPause());

        assertThat(backoff.next(Duration.ofSeconds(37), T0)).isEqualTo(Duration.ofSeconds(37));
        pauses(backoff, 8);
        assertThat(backoff.next(SECOND, T0)).isEqualTo(SECOND);
    }

    @Test
    void whatBoxSaysHasACapToo() {
        Backoff backoff = new Backoff(
                RetryOptions.builder().maxRetryAfter(Duration.ofMinutes(5)).build(), new LongestPause());

        assertThat(backoff.next(Duration.ofDays(3), T0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(new Backoff(RetryOptions.defaults(), new LongestPause()).next(Duration.ofDays(3), T0))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void waitNoTimeAtAllIsNothingThatBoxCanSay() {
        Backoff backoff = new Backoff(RetryOptions.defaults(), new LongestPause());

        assertThat(IntStream.range(0, 4).mapToObj(i -> backoff.next(Duration.ZERO, T0)))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L);
    }

    @Test
    void byDefaultItNeverGivesUp() {
        Backoff backoff = new Backoff(RetryOptions.defaults(), new LongestPause());

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> backoff.next(null, T0.plus(Duration.ofDays(i)))))
                .doesNotContainNull();
    }

    @Test
    void itGivesUpExactlyWhenItsTimeIsOver() {
        assertThat(givingUpAfter10s().next(null, T0)).isEqualTo(SECOND);

        Backoff justBefore = givingUpAfter10s();
        justBefore.next(null, T0);
        assertThat(justBefore.next(null, T0.plusMillis(9_999))).isEqualTo(Duration.ofMillis(1));

        Backoff exactly = givingUpAfter10s();
        exactly.next(null, T0);
        assertThat(exactly.next(null, T0.plusSeconds(10))).isNull();
    }

    @Test
    void theLastPauseEndsWithTheTime() {
        Backoff backoff = givingUpAfter10s();

        assertThat(backoff.next(null, T0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.next(null, T0.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.next(null, T0.plusSeconds(3))).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.next(null, T0.plusSeconds(7))).isEqualTo(Duration.ofSeconds(3));
        assertThat(backoff.next(null, T0.plusSeconds(10))).isNull();
    }

    @Test
    void itGivesUpAtOnceWhenBoxAsksToWaitLonger() {
        assertThat(givingUpAfter10s().next(Duration.ofSeconds(10), T0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(givingUpAfter10s().next(Duration.ofSeconds(11), T0)).isNull();
    }

    @Test
    void aSuccessBetweenStartsTheTimeAnew() {
        Backoff backoff = givingUpAfter10s();
        backoff.next(null, T0);
        backoff.reset();

        assertThat(backoff.next(null, T0.plusSeconds(60))).isEqualTo(SECOND);
    }

    private static Backoff givingUpAfter10s() {
        return new Backoff(
                RetryOptions.builder().giveUpAfter(Duration.ofSeconds(10)).build(), new LongestPause());
    }

    private static List<Duration> pauses(Backoff backoff, int count) {
        return IntStream.range(0, count).mapToObj(i -> backoff.next(null, T0)).toList();
    }
}
