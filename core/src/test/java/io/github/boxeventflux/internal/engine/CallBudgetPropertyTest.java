package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is asked, refused and answered, and whenever: no minute ever holds more calls than the budget. */
class CallBudgetPropertyTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;
    private static final int CALLS = 3_000;

    @Test
    void noMinuteHoldsMoreCallsThanTheBudget() {
        Seeds.forEach(200, random -> {
            int perMinute = perMinute(random);
            long[] made = new Walk(perMinute, random).calls(CALLS);

            assertThat(mostInAMinute(made)).isLessThanOrEqualTo(perMinute);
        });
    }

    @Test
    void noMinuteHoldsMoreThoughCallsAreLateByUpToASecond() {
        Seeds.forEach(200, random -> {
            int perMinute = perMinute(random);
            long[] arrived = Arrays.stream(new Walk(perMinute, random).calls(CALLS))
                    .map(made -> made + random.nextLong(SECOND + 1))
                    .sorted()
                    .toArray();

            assertThat(mostInAMinute(arrived)).isLessThanOrEqualTo(perMinute);
        });
    }

    private static int perMinute(Random random) {
        return 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000);
    }

    private static int mostInAMinute(long[] sorted) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] > MINUTE) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Many callers who call at once, now and then or steadily, and who are refused at times. */
    private static final class Walk {

        private final int perMinute;
        private final Random random;
        private final CallBudget budget;
        private final int refusals;
        private long now;

        Walk(int perMinute, Random random) {
            this.perMinute = perMinute;
            this.random = random;
            this.budget = new CallBudget(perMinute);
            this.refusals = random.nextInt(20);
        }

        long[] calls(int count) {
            long[] made = new long[count];
            for (int i = 0; i < count; i++) {
                now += idle();
                now = budget.nextCall(random.nextBoolean() ? CallPriority.LIVE : CallPriority.HISTORY, now);
                // Timers are late, and somebody else may have called meanwhile.
                now += random.nextInt(3) == 0 ? random.nextLong(SECOND / 100) : 0;
                budget.called(now);
                made[i] = now;
                answer(now);
            }
            return made;
        }

        private long idle() {
            return switch (random.nextInt(40)) {
                case 0 -> random.nextLong(2 * MINUTE);
                case 1, 2, 3 -> random.nextLong(MINUTE / perMinute + 1);
                default -> random.nextInt(2) * random.nextLong(SECOND / 10);
            };
        }

        private void answer(long calledAt) {
            long answeredAt = calledAt + random.nextLong(SECOND);
            if (random.nextInt(1_000) < refusals) {
                int before = budget.pace();
                budget.refused(calledAt, Duration.ofSeconds(random.nextInt(60)), answeredAt);
                assertThat(budget.pace()).isLessThanOrEqualTo(before);
                now = answeredAt;
            } else if (random.nextBoolean()) {
                budget.succeeded(answeredAt);
                now = answeredAt;
            }
            assertThat(budget.pace()).isBetween(Math.max(1, perMinute / 100), perMinute);
        }
    }
}
