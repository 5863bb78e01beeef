package io.github.boxeventflux.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallModelTest {

    private static final double DAY = 86_400;
    private static final CallModel CALLS = new CallModel(500, LongPolls.OF_BOX);

    @Test
    void aStreamStartsWithAReadALookupAndAPoll() {
        assertThat(CALLS.toStart(Kind.USER, 0)).isEqualTo(new Calls(1, 1, 1));
        assertThat(CALLS.toStart(Kind.ADMIN_LOGS_STREAMING, 0)).isEqualTo(new Calls(1, 0, 0));
    }

    @Test
    void eachPageIsOneReadAndOneMoreSaysThatThereIsNoMore() {
        assertThat(CALLS.toStart(Kind.USER, 1_001).reads()).isEqualTo(4);
        assertThat(CALLS.forNotice(1)).isEqualTo(new Calls(2, 0, 1));
        assertThat(CALLS.forNotice(500)).isEqualTo(new Calls(2, 0, 1));
    }

    @Test
    void whereNothingHappensEachSilenceIsFollowedByALookupAndARead() {
        Calls second = LongPolls.OF_BOX.perSecond(0);

        assertThat(second.reads()).isCloseTo(1 / 620.0, within(1e-12));
        assertThat(second.lookups()).isCloseTo(1 / 620.0, within(1e-12));
        assertThat(second.polls()).isCloseTo(1 / 620.0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 100, 1_000, 10_000})
    void theCallsAreThoseOfWhatIsPlayedThrough(double noticesPerDay) {
        Calls played = play(noticesPerDay / DAY, 2_000_000);
        Calls model = LongPolls.OF_BOX.perSecond(noticesPerDay / DAY);

        assertThat(model.polls()).isCloseTo(played.polls(), within(0.01 * played.polls()));
        assertThat(model.lookups()).isCloseTo(played.lookups(), within(0.01 * played.lookups()));
        assertThat(model.reads()).isCloseTo(played.reads(), within(1e-6 + 0.03 * played.reads()));
    }

    /** Poll after poll, by the rules of the library's own plan. */
    private static Calls play(double notices, int polls) {
        SplittableRandom random = new SplittableRandom(1);
        double now = 0;
        double found = 0;
        int polled = 0;
        int lookups = 1;
        int reads = 0;
        for (int poll = 0; poll < polls; poll++) {
            polled++;
            double untilNotice = -Math.log1p(-random.nextDouble()) / notices;
            boolean silent = untilNotice > LongPolls.OF_BOX.silence();
            now += Math.min(untilNotice, LongPolls.OF_BOX.silence());
            if (polled >= LongPolls.OF_BOX.atMost() || now - found >= LongPolls.OF_BOX.goodFor()) {
                lookups++;
                reads += silent ? 1 : 0;
                found = now;
                polled = 0;
            }
        }
        return new Calls(reads / now, lookups / now, polls / now);
    }

    @Test
    void anEnterpriseIsAskedAtIntervalsAndOnceMoreWhereThereWasSomething() {
        Workload idle = new Workload(1, Kind.ADMIN_LOGS_STREAMING, 0, 1, 1_240);
        Workload busy = new Workload(1, Kind.ADMIN_LOGS_STREAMING, 100 * DAY, 1, 1_240);
        Workload full = new Workload(1, Kind.ADMIN_LOGS_STREAMING, 8_000 * DAY, 1, 1_240);

        assertThat(CALLS.perSecond(idle).times(60).reads()).isCloseTo(5, within(1e-9));
        assertThat(CALLS.perSecond(busy).times(60).reads()).isCloseTo(5 + 12, within(1e-9));
        assertThat(CALLS.perSecond(full).times(60).reads()).isCloseTo(5 + 960, within(1e-9));
    }

    @Test
    void noStreamCanHaveMoreEventsThanItsUsersCallsBring() {
        assertThat(CALLS.mostEvents(1_000)).isEqualTo(500_000);
    }
}
