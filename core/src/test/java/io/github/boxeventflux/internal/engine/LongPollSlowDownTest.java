package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.internal.wire.LongPollAnswer.NEW_CHANGE;
import static io.github.boxeventflux.internal.wire.LongPollAnswer.RECONNECT;
import static io.github.boxeventflux.internal.wire.LongPollAnswer.SILENCE;
import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.internal.engine.LongPollPlan.FindServers;
import io.github.boxeventflux.internal.engine.LongPollPlan.Poll;
import io.github.boxeventflux.internal.engine.LongPollPlan.Read;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.support.LongestPause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers at once and brings nothing new must neither be believed nor be asked in a hot loop. */
class LongPollSlowDownTest {

    private static final RealtimeServer SERVER = new RealtimeServer(
            URI.create("https://rt.box.net/subscribe"), Duration.ofDays(1), 1_000, Duration.ofSeconds(610));

    private final LongPollPlan plan =
            new LongPollPlan(options().build(), new Backoff(RetryOptions.defaults(), new LongestPause()));
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @BeforeEach
    void startPolling() {
        plan.drained(true, now);
        plan.serversFound(List.of(SERVER), now);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SILENCE")
    void answersAtOnceThatBringNothingNewAreSlowedDown(LongPollAnswer answer) {
        assertThat(pauses(answer, 7)).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }

    @Test
    void theSlowDownIsOneWhateverTheAnswersAre() {
        List<Long> pauses = new ArrayList<>();
        pauses.addAll(pauses(NEW_CHANGE, 2));
        pauses.addAll(pauses(RECONNECT, 2));
        pauses.addAll(pauses(NEW_CHANGE, 2));

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
    }

    @Test
    void aNewEventEndsIt() {
        pauses(NEW_CHANGE, 4);

        assertThat(pause(NEW_CHANGE, Duration.ZERO, true)).isZero();
        assertThat(pauses(NEW_CHANGE, 2)).containsExactly(1L, 2L);
    }

    @Test
    void aPollThatWasHeldLongerThanThePauseEndsIt() {
        pauses(NEW_CHANGE, 3);
        assertThat(pause(NEW_CHANGE, Duration.ofMillis(4_001), false)).isZero();

        assertThat(pauses(NEW_CHANGE, 2)).containsExactly(1L, 2L);
    }

    @Test
    void aPollThatWasHeldAsLongAsThePauseDoesNot() {
        pauses(NEW_CHANGE, 3);

        assertThat(pause(NEW_CHANGE, Duration.ofSeconds(4), false)).isEqualTo(8);
    }

    @Test
    void silenceThatWasHeldLongerThanThePauseEndsIt() {
        pauses(NEW_CHANGE, 5);
        now = now.plusSeconds(620);
        assertThat(pollAgain(plan.answered(SILENCE, now))).isZero();

        assertThat(pauses(NEW_CHANGE, 2)).containsExactly(1L, 2L);
    }

    @Test
    void silenceIsNotWhatIsSlowedDown() {
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(1);
            assertThat(pollAgain(plan.answered(SILENCE, now))).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1_001, 5_000, 600_000})
    void anAnswerThatTookItsTimeIsNotSlowedDown(long millis) {
        for (int i = 0; i < 5; i++) {
            assertThat(pause(NEW_CHANGE, Duration.ofMillis(millis), false)).isZero();
        }
    }

    @Test
    void aClockThatWasSetBackLooksLikeAnAnswerAtOnce() {
        assertThat(pause(NEW_CHANGE, Duration.ofHours(-1), false)).isEqualTo(1);
    }

    private List<Long> pauses(LongPollAnswer answer, int count) {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pauses.add(pause(answer, Duration.ofMillis(20), false));
        }
        return pauses;
    }

    /** From one poll to the next: how many seconds are waited on the way, looking up servers included. */
    private long pause(LongPollAnswer answer, Duration held, boolean news) {
        now = now.plus(held);
        long seconds = 0;
        LongPollPlan.Step step = plan.answered(answer, now);
        if (step instanceof FindServers find) {
            now = now.plus(find.after());
            seconds += find.after().toSeconds();
            step = plan.serversFound(List.of(SERVER), now);
        }
        assertThat(step).isEqualTo(new Read());
        return seconds + pollAgain(plan.drained(news, now));
    }

    private long pollAgain(LongPollPlan.Step step) {
        assertThat(step).isInstanceOf(Poll.class);
        Duration after = ((Poll) step).after();
        now = now.plus(after);
        return after.toSeconds();
    }
}
