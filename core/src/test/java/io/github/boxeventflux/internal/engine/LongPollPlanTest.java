package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.internal.wire.LongPollAnswer.NEW_CHANGE;
import static io.github.boxeventflux.internal.wire.LongPollAnswer.SILENCE;
import static io.github.boxeventflux.internal.wire.LongPollAnswer.UNKNOWN;
import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.engine.LongPollPlan.FindServers;
import io.github.boxeventflux.internal.engine.LongPollPlan.GiveUp;
import io.github.boxeventflux.internal.engine.LongPollPlan.Poll;
import io.github.boxeventflux.internal.engine.LongPollPlan.Read;
import io.github.boxeventflux.internal.engine.LongPollPlan.Step;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.support.LongestPause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongPollPlanTest {

    private static final Step FIND_AT_ONCE = new FindServers(Duration.ZERO);
    private static final Step READ = new Read();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RealtimeServer one = server("one", 10);
    private final RealtimeServer two = server("two", 10);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private LongPollPlan plan = plan(RetryOptions.defaults(), LongPollOptions.defaults());

    @Test
    void atFirstServersAreFoundAndPolledWithoutReadingAgain() {
        assertThat(plan.drained(true, now)).isEqualTo(FIND_AT_ONCE);
        assertThat(plan.serversFound(List.of(one, two), now)).isEqualTo(pollOf(one));
    }

    @Test
    void serversAreFoundOnceAndUsedAgain() {
        poll(one);
        for (int i = 0; i < 9; i++) {
            assertThat(answered(NEW_CHANGE)).isEqualTo(READ);
            assertThat(plan.drained(true, now)).isEqualTo(pollOf(one));
        }
    }

    @Test
    void newsLeadToAReading() {
        poll(one);

        assertThat(answered(NEW_CHANGE)).isEqualTo(READ);
    }

    @Test
    void whatCannotBeUnderstoodMayMeanNews() {
        poll(one);

        assertThat(answered(UNKNOWN)).isEqualTo(READ);
    }

    @Test
    void silenceLeadsToTheNextPollOfTheSameServer() {
        poll(one, two);

        assertThat(answered(SILENCE)).isEqualTo(pollOf(one));
        assertThat(answered(SILENCE)).isEqualTo(pollOf(one));
    }

    @ParameterizedTest
    @EnumSource(names = {"RECONNECT", "MAX_RETRIES"})
    void aServerThatIsUpLeadsToALookUpAndAReading(LongPollAnswer answer) {
        poll(one);

        assertThat(answered(answer)).isEqualTo(FIND_AT_ONCE);
        assertThat(plan.serversFound(List.of(two), now)).isEqualTo(READ);
        assertThat(plan.drained(false, now)).isEqualTo(pollOf(two));
    }

    @Test
    void servesAsManyPollsAsTheServerTakesHoweverTheyEnd() {
        RealtimeServer three = server("three", 3);
        RealtimeServer spare = server("spare", 3);
        poll(three, spare);
        assertThat(answered(SILENCE)).isEqualTo(pollOf(three));
        assertThat(failed(null)).isEqualTo(pollOf(spare));

        assertThat(answered(SILENCE)).isEqualTo(FIND_AT_ONCE);
    }

    @Test
    void pollsThatBroughtNewsCountToo() {
        poll(server("three", 3));
        answered(NEW_CHANGE);
        plan.drained(true, now);
        answered(NEW_CHANGE);
        plan.drained(true, now);
        answered(NEW_CHANGE);

        assertThat(plan.drained(true, now)).isEqualTo(FIND_AT_ONCE);
    }

    @Test
    void theLookUpAfterADrainNeedsNoReading() {
        poll(server("once", 1));
        answered(NEW_CHANGE);
        assertThat(plan.drained(true, now)).isEqualTo(FIND_AT_ONCE);

        assertThat(plan.serversFound(List.of(one), now)).isEqualTo(pollOf(one));
    }

    @Test
    void theLookUpAfterAPollNeedsOneInCaseANoticeWasMissed() {
        poll(server("once", 1));
        assertThat(answered(SILENCE)).isEqualTo(FIND_AT_ONCE);

        assertThat(plan.serversFound(List.of(one), now)).isEqualTo(READ);
        assertThat(plan.drained(false, now)).isEqualTo(pollOf(one));
    }

    @Test
    void theCountStartsAnewWithEachLookUp() {
        poll(server("once", 1));
        answered(NEW_CHANGE);
        plan.drained(true, now);
        plan.serversFound(List.of(server("again", 2)), now);

        assertThat(answered(SILENCE)).isInstanceOf(Poll.class);
        assertThat(answered(SILENCE)).isEqualTo(FIND_AT_ONCE);
    }

    @Test
    void aServersTimeIsJudgedBetweenPolls() {
        poll(one);
        now = now.plus(Duration.ofMinutes(9));
        assertThat(plan.answered(SILENCE, now)).isEqualTo(pollOf(one));

        now = now.plus(Duration.ofMinutes(1));
        assertThat(plan.answered(SILENCE, now)).isEqualTo(FIND_AT_ONCE);
    }

    @Test
    void aServersTimeIsJudgedAfterADrainToo() {
        poll(one);
        answered(NEW_CHANGE);
        now = now.plus(Duration.ofMinutes(10));

        assertThat(plan.drained(true, now)).isEqualTo(FIND_AT_ONCE);
    }

    @Test
    void aFailureLeadsToTheNextServerAndTheLastOneToALookUpAfterABackOff() {
        poll(one, two);

        assertThat(failed(null)).isEqualTo(pollOf(two));
        assertThat(failed(null)).isEqualTo(new FindServers(Duration.ofSeconds(1)));
        assertThat(plan.serversFound(List.of(one), now)).isEqualTo(READ);
        assertThat(plan.drained(false, now)).isEqualTo(pollOf(one));
        assertThat(failed(null)).isEqualTo(new FindServers(Duration.ofSeconds(2)));
    }

    @Test
    void aFailureOfAServerThatIsUsedUpIsBackedOffToo() {
        poll(server("once", 1), server("also", 1));

        for (int seconds : List.of(1, 2, 4)) {
            assertThat(failed(null)).isEqualTo(new FindServers(Duration.ofSeconds(seconds)));
            assertThat(plan.serversFound(List.of(server("once", 1), server("also", 1)), now))
                    .isEqualTo(READ);
            assertThat(plan.drained(false, now)).isInstanceOf(Poll.class);
        }
    }

    @Test
    void aServerThatFailedIsNotPolledAgainBeforeTheNextLookUp() {
        poll(one, two);
        failed(null);

        assertThat(answered(NEW_CHANGE)).isEqualTo(READ);
        assertThat(plan.drained(true, now)).isEqualTo(pollOf(two));
        assertThat(answered(SILENCE)).isEqualTo(pollOf(two));
    }

    @Test
    void theBackOffWaitsAsLongAsBoxSays() {
        poll(one);

        assertThat(failed(Duration.ofSeconds(40))).isEqualTo(new FindServers(Duration.ofSeconds(40)));
    }

    @Test
    void anAnswerEndsTheRowOfFailures() {
        poll(one);
        failed(null);
        plan.serversFound(List.of(one), now);
        plan.drained(false, now);
        answered(NEW_CHANGE);
        plan.drained(true, now);

        assertThat(failed(null)).isEqualTo(new FindServers(Duration.ofSeconds(1)));
    }

    @Test
    void itGivesUpWhenTheTimeForThatIsOver() {
        plan = plan(RetryOptions.builder().giveUpAfter(LONG).build(), LongPollOptions.defaults());
        poll(one);
        assertThat(failed(null)).isInstanceOf(FindServers.class);
        now = now.plus(LONG);
        plan.serversFound(List.of(one), now);
        plan.drained(false, now);

        assertThat(failed(null)).isEqualTo(new GiveUp());
    }

    @Test
    void aPollMayBeSilentTenSecondsLongerThanTheServerSays() {
        poll(one);

        assertThat(answered(SILENCE)).isEqualTo(new Poll(one, Duration.ZERO, Duration.ofSeconds(620)));
    }

    @Test
    void maxWaitCapsThat() {
        plan = plan(
                RetryOptions.defaults(),
                LongPollOptions.builder().maxWait(Duration.ofSeconds(50)).build());
        poll(one);

        assertThat(answered(SILENCE)).isEqualTo(new Poll(one, Duration.ZERO, Duration.ofSeconds(50)));
    }

    private Step silentFor(Duration time) {
        now = now.plus(time);
        return plan.answered(SILENCE, now);
    }

    @Test
    void aServerThatIsGoodForeverIsLeftWhenNothingCameForHalfAnHour() {
        RealtimeServer forever = new RealtimeServer(
                URI.create("https://one.box.net/subscribe"), Duration.ofDays(365), 1_000, Duration.ofSeconds(610));
        poll(forever);

        assertThat(silentFor(Duration.ofMinutes(29))).isEqualTo(pollOf(forever));
        assertThat(silentFor(Duration.ofMinutes(2))).isEqualTo(new FindServers(Duration.ZERO, Duration.ofMinutes(31)));
        assertThat(plan.serversFound(List.of(forever), now)).isEqualTo(READ);
    }

    @Test
    void whateverIsHeardEndsTheSilence() {
        plan = plan(
                RetryOptions.defaults(),
                LongPollOptions.builder().maxSilence(Duration.ofMinutes(5)).build());
        poll(one);

        assertThat(silentFor(Duration.ofMinutes(4))).isEqualTo(pollOf(one));
        assertThat(answered(NEW_CHANGE)).isEqualTo(READ);
        assertThat(plan.drained(false, now)).isEqualTo(pollOf(one));
        assertThat(silentFor(Duration.ofMinutes(4))).isEqualTo(pollOf(one));
    }

    private void poll(RealtimeServer... servers) {
        assertThat(plan.drained(true, now)).isEqualTo(FIND_AT_ONCE);
        assertThat(plan.serversFound(List.of(servers), now)).isInstanceOf(Poll.class);
    }

    /** After a time that nobody would call "at once". */
    private Step answered(LongPollAnswer answer) {
        now = now.plusSeconds(16);
        return plan.answered(answer, now);
    }

    private Step failed(Duration retryAfter) {
        return plan.failed(new UnavailableException("no", null, retryAfter, null), now);
    }

    private static Step pollOf(RealtimeServer server) {
        return new Poll(server, Duration.ZERO, server.retryTimeout().plusSeconds(10));
    }

    private static RealtimeServer server(String name, int maxRetries) {
        return new RealtimeServer(
                URI.create("https://" + name + ".box.net/subscribe?channel=c"),
                Duration.ofMinutes(10),
                maxRetries,
                Duration.ofSeconds(610));
    }

    private static LongPollPlan plan(RetryOptions retry, LongPollOptions longPoll) {
        return new LongPollPlan(
                options().retry(retry).longPoll(longPoll).build(), new Backoff(retry, new LongestPause()));
    }
}
