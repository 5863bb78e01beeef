package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.internal.engine.CallPriority.HISTORY;
import static io.github.boxeventflux.internal.engine.CallPriority.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallBudgetTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;

    /** Makes the next call as soon as it may be made. */
    private static long call(CallBudget budget, CallPriority priority, long now) {
        long time = budget.nextCall(priority, now);
        budget.called(time);
        return time;
    }

    private static List<Long> calls(CallBudget budget, int count, long now) {
        List<Long> times = new ArrayList<>();
        long time = now;
        for (int i = 0; i < count; i++) {
            time = call(budget, LIVE, time);
            times.add(time);
        }
        return times;
    }

    @Test
    void theWholeBudgetCanBeSpentAtOnce() {
        CallBudget budget = new CallBudget(1_000);

        assertThat(calls(budget, 1_000, SECOND)).containsOnly(SECOND);
        assertThat(budget.nextCall(LIVE, SECOND)).isEqualTo(62 * SECOND);
    }

    @Test
    void whatWasSpentComesBackAsItWasSpent() {
        CallBudget budget = new CallBudget(3);
        budget.called(0);
        budget.called(10 * SECOND);
        budget.called(20 * SECOND);

        assertThat(calls(budget, 4, 20 * SECOND)).containsExactly(61 * SECOND, 71 * SECOND, 81 * SECOND, 122 * SECOND);
    }

    @Test
    void historyLeavesAFiftiethToWhatIsLive() {
        CallBudget budget = new CallBudget(1_000);
        for (int i = 0; i < 980; i++) {
            assertThat(call(budget, HISTORY, 0)).isZero();
        }

        assertThat(budget.nextCall(HISTORY, 0)).isEqualTo(61 * SECOND);
        for (int i = 0; i < 20; i++) {
            assertThat(call(budget, LIVE, 0)).isZero();
        }
        assertThat(budget.nextCall(LIVE, 0)).isEqualTo(61 * SECOND);
    }

    @ParameterizedTest
    @CsvSource({"1, LIVE", "1, HISTORY", "7, HISTORY", "1000, LIVE", "1000, HISTORY", "20000, LIVE", "20000, HISTORY"})
    void anHourOfPressureUsesMoreThanNinetyFivePercent(int perMinute, CallPriority priority) {
        CallBudget budget = new CallBudget(perMinute);
        int calls = 0;
        for (long now = call(budget, priority, 0); now < 60 * MINUTE; now = call(budget, priority, now)) {
            calls++;
        }

        assertThat(calls / (60.0 * perMinute)).isBetween(0.95, 1.0);
    }

    @Test
    void aRefusalHalvesThePaceAndCallsAreSpacedFromThenOn() {
        CallBudget budget = new CallBudget(1_000);
        budget.called(0);

        assertThat(budget.refused(0, Duration.ZERO, SECOND)).isTrue();

        assertThat(budget.pace()).isEqualTo(500);
        assertThat(calls(budget, 3, 10 * SECOND))
                .containsExactly(10 * SECOND, 10 * SECOND + SECOND / 50, 10 * SECOND + SECOND / 50 + 6 * SECOND / 50);
    }

    @Test
    void callsThatWereUnderWayTogetherLowerThePaceOnce() {
        CallBudget budget = new CallBudget(1_000);
        calls(budget, 3, 0);

        assertThat(budget.refused(0, Duration.ZERO, SECOND)).isTrue();
        assertThat(budget.refused(0, Duration.ZERO, SECOND)).isFalse();
        assertThat(budget.refused(0, Duration.ZERO, 5 * SECOND)).isFalse();

        assertThat(budget.pace()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "50, 1", "1000, 10", "1000000, 10000"})
    void thePaceNeverFallsBelowAHundredthNorBelowOneCallAMinute(int perMinute, int lowest) {
        CallBudget budget = new CallBudget(perMinute);
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now = call(budget, LIVE, now);
            budget.refused(now, Duration.ZERO, now + SECOND);
            now += 2 * SECOND;
        }

        assertThat(budget.pace()).isEqualTo(lowest);
    }

    @Test
    void nobodyCallsBeforeBoxSaysSo() {
        CallBudget budget = new CallBudget(1_000);
        calls(budget, 2, 0);
        budget.refused(0, Duration.ofSeconds(30), SECOND);
        budget.refused(0, Duration.ofSeconds(20), 2 * SECOND);

        assertThat(budget.nextCall(LIVE, 3 * SECOND)).isEqualTo(31 * SECOND);
        assertThat(budget.isUntouched(3 * SECOND)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60})
    void successRaisesThePaceByATenthOfTheFullOneInAMinute(int secondsBetweenCalls) {
        CallBudget budget = new CallBudget(1_000);
        budget.called(0);
        budget.refused(0, Duration.ofSeconds(30), 0);
        long now = 30 * SECOND;
        while (now < 30 * SECOND + 4 * MINUTE) {
            now += secondsBetweenCalls * SECOND;
            assertThat(budget.succeeded(now)).isFalse();
        }
        assertThat(budget.pace()).isBetween(899, 912);

        while (now < 30 * SECOND + 5 * MINUTE - secondsBetweenCalls * SECOND) {
            now += secondsBetweenCalls * SECOND;
            assertThat(budget.succeeded(now)).isFalse();
        }
        boolean full = budget.succeeded(now + secondsBetweenCalls * SECOND)
                || budget.succeeded(now + 2 * secondsBetweenCalls * SECOND);

        assertThat(full).isTrue();
        assertThat(budget.pace()).isEqualTo(1_000);
        assertThat(budget.succeeded(now + MINUTE)).isFalse();
    }

    @Test
    void anHourOfSilenceIsNoSuccess() {
        CallBudget budget = new CallBudget(1_000);
        budget.called(0);
        budget.refused(0, Duration.ZERO, 0);

        budget.succeeded(60 * MINUTE);

        assertThat(budget.pace()).isEqualTo(600);
    }

    @Test
    void aMinuteAfterTheLastCallItIsAsGoodAsNew() {
        CallBudget budget = new CallBudget(10);
        assertThat(budget.isUntouched(0)).isTrue();
        budget.called(0);

        assertThat(budget.isUntouched(61 * SECOND - 1)).isFalse();
        assertThat(budget.isUntouched(61 * SECOND)).isTrue();
    }
}
