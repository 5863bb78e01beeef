package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.internal.engine.PagePlan.End;
import io.github.boxeventflux.internal.engine.PagePlan.Next;
import io.github.boxeventflux.internal.engine.PagePlan.ReadOn;
import io.github.boxeventflux.internal.engine.PagePlan.Wait;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PagePlanTest {

    private static final Next AT_ONCE = new ReadOn(Duration.ZERO);
    private static final Next WAIT = new Wait();
    private static final Next END = new End();

    private final PagePlan live = new PagePlan(options(StreamType.ALL));
    private final PagePlan history = new PagePlan(options(StreamType.ADMIN_LOGS));
    private final PagePlan period = new PagePlan(period());

    @ParameterizedTest
    @EnumSource
    void aPageWithEventsIsFollowed(StreamType streamType) {
        PagePlan plan = new PagePlan(options(streamType));

        assertThat(IntStream.range(0, 100).mapToObj(i -> plan.after(false, true)))
                .containsOnly(AT_ONCE);
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatLeadsToItselfIsTheEnd(StreamType streamType) {
        PagePlan plan = new PagePlan(options(streamType));

        assertThat(plan.after(true, false)).isEqualTo(WAIT);
        assertThat(plan.after(false, false)).isEqualTo(WAIT);
    }

    @Test
    void aPeriodIsOverAtItsEnd() {
        assertThat(period.after(false, true)).isEqualTo(AT_ONCE);
        assertThat(period.after(true, false)).isEqualTo(END);
    }

    @Test
    void eventsWithAPositionThatStaysEndAPeriodOnlyWhenTheyComeAgain() {
        assertThat(period.after(false, false)).isEqualTo(AT_ONCE);
        assertThat(period.after(false, true)).isEqualTo(AT_ONCE);
        assertThat(period.after(false, false)).isEqualTo(AT_ONCE);
        assertThat(period.after(false, false)).isEqualTo(END);
    }

    @Test
    void anEmptyPageThatAdvancesIsFollowed() {
        assertThat(live.after(true, true)).isEqualTo(AT_ONCE);
        assertThat(history.after(true, true)).isEqualTo(AT_ONCE);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ADMIN_LOGS")
    void aLiveStreamFollowsThreeEmptyPagesAndThenWaits(StreamType streamType) {
        PagePlan plan = new PagePlan(options(streamType));

        assertThat(emptyPages(plan, 8))
                .containsExactly(AT_ONCE, AT_ONCE, AT_ONCE, WAIT, AT_ONCE, AT_ONCE, AT_ONCE, WAIT);
    }

    @Test
    void historyFollowsEmptyPagesForEverButEverMoreSlowly() {
        assertThat(emptyPages(history, 10))
                .containsExactly(
                        AT_ONCE, AT_ONCE, AT_ONCE, after(1), after(2), after(4), after(8), after(15), after(15),
                        after(15));
    }

    @Test
    void eventsMakeHistoryFastAgain() {
        emptyPages(history, 10);

        assertThat(history.after(false, true)).isEqualTo(AT_ONCE);
        assertThat(emptyPages(history, 4)).containsExactly(AT_ONCE, AT_ONCE, AT_ONCE, after(1));
    }

    @Test
    void thePageThatOnlyTellsThePlaceLeadsToTheTrigger() {
        assertThat(live.afterFirstPosition()).isEqualTo(WAIT);
    }

    @Test
    void noSequenceOfPagesBreaksTheRules() {
        Seeds.forEach(200, random -> {
            boolean isPeriod = random.nextBoolean();
            boolean isHistory = isPeriod || random.nextBoolean();
            PagePlan plan =
                    new PagePlan(isPeriod ? period() : options(isHistory ? StreamType.ADMIN_LOGS : StreamType.CHANGES));
            int emptyInARow = 0;
            boolean stoodStill = false;
            for (int page = 0; page < 200; page++) {
                boolean empty = random.nextInt(10) < 8;
                boolean advanced = random.nextInt(10) < 9;
                emptyInARow = empty ? emptyInARow + 1 : 0;

                Next next = plan.after(empty, advanced);

                boolean again = isPeriod && !advanced && !empty && !stoodStill;
                stoodStill = again;
                if (again) {
                    assertThat(next).isEqualTo(AT_ONCE);
                } else if (!advanced) {
                    assertThat(next).isEqualTo(isPeriod ? END : WAIT);
                } else if (!empty) {
                    assertThat(next).isEqualTo(AT_ONCE);
                } else if (isHistory) {
                    assertThat(next).isInstanceOf(ReadOn.class);
                    assertThat(next.equals(AT_ONCE)).isEqualTo(emptyInARow <= 3);
                } else {
                    assertThat(next).isEqualTo(emptyInARow <= 3 ? AT_ONCE : WAIT);
                }
                emptyInARow = next instanceof ReadOn ? emptyInARow : 0;
            }
        });
    }

    private static List<Next> emptyPages(PagePlan plan, int count) {
        return IntStream.range(0, count).mapToObj(i -> plan.after(true, true)).toList();
    }

    private static Next after(int seconds) {
        return new ReadOn(Duration.ofSeconds(seconds));
    }

    private static StreamOptions period() {
        return options()
                .streamType(StreamType.ADMIN_LOGS)
                .createdBefore(Instant.parse("2026-03-01T10:00:00Z"))
                .build();
    }
}
