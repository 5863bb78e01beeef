package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.options;
import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;
import static io.github.boxeventflux.reactor.ScriptedBoxApi.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The long poll and what it costs, over hours of virtual time. */
class LongPollLoopTest {

    private static final StreamOptions OPTIONS = options(StreamType.ALL).build();

    private final ScriptedBoxApi api = new ScriptedBoxApi();

    /** Lets that time pass with a subscriber that wants everything, and gives no event. */
    private void quietlyFor(Duration time) {
        StepVerifier.withVirtualTime(() -> api.eventIds(OPTIONS))
                .expectSubscription()
                .expectNoEvent(time)
                .thenCancel()
                .verify();
    }

    @Test
    void anIdleHourOfSilenceCostsThePollsAndALookUpAndAReadForEachTtl() {
        quietlyFor(Duration.ofHours(1));

        // A silent poll lasts 620 s, by when the servers' ten minutes are up.
        assertThat(api.countOf("poll")).isEqualTo(6);
        assertThat(api.countOf("find")).isEqualTo(6);
        assertThat(api.countOf("read")).isEqualTo(1 + 5);
        assertThat(api.calls)
                .startsWith("read now", "find", "poll one.box.net P0", "find", "read P0", "poll one.box.net P0");
    }

    @Test
    void anIdleHourOfReconnectsCostsThePollsAndALookUpAndAReadForEachReconnect() {
        api.onPoll(server -> Mono.delay(Duration.ofMinutes(5)).thenReturn(LongPollAnswer.RECONNECT));

        quietlyFor(Duration.ofHours(1).minusSeconds(1));

        assertThat(api.countOf("poll")).isEqualTo(12);
        assertThat(api.countOf("find")).isEqualTo(1 + 11);
        assertThat(api.countOf("read")).isEqualTo(1 + 11);
    }

    @Test
    void maxRetriesLeadsToALookUpAndARead() {
        api.onPoll(server -> api.countOf("poll") == 1
                ? Mono.delay(Duration.ofMinutes(1)).thenReturn(LongPollAnswer.MAX_RETRIES)
                : Mono.never());

        quietlyFor(Duration.ofMinutes(2));

        assertThat(api.calls)
                .containsExactly("read now", "find", "poll one.box.net P0", "find", "read P0", "poll one.box.net P0");
    }

    @Test
    void silenceLeadsToAnotherPollOfTheSameServer() {
        api.onFind(() -> Mono.just(List.of(server("one", Duration.ofHours(5), 10))));

        quietlyFor(Duration.ofMinutes(30));

        assertThat(api.calls)
                .containsExactly(
                        "read now", "find", "poll one.box.net P0", "poll one.box.net P0", "poll one.box.net P0");
    }

    @Test
    void asManyPollsAsAServerTakesLeadToALookUp() {
        api.onFind(() -> Mono.just(List.of(server("one", Duration.ofHours(5), 2))));

        quietlyFor(Duration.ofMinutes(22));

        assertThat(api.calls)
                .containsExactly(
                        "read now",
                        "find",
                        "poll one.box.net P0",
                        "poll one.box.net P0",
                        "find",
                        "read P0",
                        "poll one.box.net P0");
    }

    @Test
    void newChangeLeadsToARead() {
        api.onReads(page("P1"), page("P2", "a", "b"), page("P2"))
                .onPoll(server -> api.countOf("poll") == 1
                        ? Mono.delay(Duration.ofMinutes(1)).thenReturn(LongPollAnswer.NEW_CHANGE)
                        : Mono.never());

        StepVerifier.withVirtualTime(() -> api.eventIds(OPTIONS))
                .expectSubscription()
                .expectNoEvent(Duration.ofMinutes(1))
                .expectNext("a", "b")
                .expectNoEvent(Duration.ofMinutes(5))
                .thenCancel()
                .verify();

        assertThat(api.calls)
                .containsExactly(
                        "read now", "find", "poll one.box.net P1", "read P1", "read P2", "poll one.box.net P2");
    }

    @Test
    void newChangeForEverWithNothingNewIsReadAFewTimesAMinute() {
        api.onPoll(server -> Mono.just(LongPollAnswer.NEW_CHANGE));

        quietlyFor(Duration.ofMinutes(10));

        // 1, 2, 4, 8 s, then one in 15 s, and a look-up after each ten polls.
        assertThat(api.countOf("read")).isBetween(40, 45);
        assertThat(api.countOf("find")).isBetween(4, 5);
    }

    @Test
    void reconnectForEverIsSlowedDown() {
        api.onPoll(server -> Mono.just(LongPollAnswer.RECONNECT));

        quietlyFor(Duration.ofMinutes(10));

        assertThat(api.countOf("find")).isBetween(40, 46);
        assertThat(api.countOf("read")).isBetween(40, 46);
    }

    @Test
    void anAnswerThatCannotBeUnderstoodIsAReasonToReadButNeverToSpin() {
        api.onPoll(server -> Mono.just(LongPollAnswer.UNKNOWN));

        quietlyFor(Duration.ofMinutes(10));

        assertThat(api.countOf("read")).isBetween(40, 45);
    }

    @Test
    void anyErrorOfAServerLeadsToTheNextServerAndThenToALookUpAndARead() {
        api.onFind(() -> Mono.just(
                        List.of(server("one", Duration.ofHours(1), 10), server("two", Duration.ofHours(1), 10))))
                .onPoll(server -> api.countOf("poll") <= 2
                        ? Mono.error(new UnavailableException("gone", null, null, null))
                        : Mono.never());

        quietlyFor(Duration.ofSeconds(2));

        assertThat(api.calls)
                .containsExactly(
                        "read now",
                        "find",
                        "poll one.box.net P0",
                        "poll two.box.net P0",
                        "find",
                        "read P0",
                        "poll one.box.net P0");
    }

    @Test
    void serversThatAlwaysFailAreAskedEverMoreSlowly() {
        api.onPoll(server -> Mono.error(new UnavailableException("gone", null, null, null)));

        quietlyFor(Duration.ofHours(1));

        // With a back-off of 30 s on average from the seventh failure on.
        assertThat(api.countOf("poll")).isBetween(80, 200);
        assertThat(api.countOf("read")).isEqualTo(api.countOf("poll"));
    }

    @Test
    void aPollThatFailsForLongerThanItMayEndsTheStream() {
        StreamOptions impatient = OPTIONS.toBuilder()
                .retry(RetryOptions.builder().giveUpAfter(Duration.ofMinutes(1)).build())
                .build();
        api.onPoll(server -> Mono.error(new UnavailableException("gone", null, null, null)));

        StepVerifier.withVirtualTime(() -> api.eventIds(impatient))
                .thenAwait(Duration.ofMinutes(2))
                .verifyError(UnavailableException.class);
    }

    @Test
    void aFatalErrorOfALookUpEndsTheStream() {
        api.onFind(() -> Mono.error(new ForbiddenException("no", null)));

        StepVerifier.withVirtualTime(() -> api.eventIds(OPTIONS)).verifyError(ForbiddenException.class);

        assertThat(api.calls).containsExactly("read now", "find");
    }

    @Test
    void aBusyStreamIsNotSlowedDownAndLooksUpServersOnlyAsOftenAsTheyWant() {
        api.onReads(page("P0"), page("P1", "a"), page("P1"), page("P2", "b"), page("P2"), page("P3", "c"), page("P3"))
                .onPoll(server -> api.countOf("poll") <= 3 ? Mono.just(LongPollAnswer.NEW_CHANGE) : Mono.never());

        StepVerifier.withVirtualTime(() -> api.eventIds(OPTIONS))
                .expectNext("a", "b", "c")
                .thenCancel()
                .verify(Duration.ofSeconds(5));

        assertThat(api.countOf("find")).isEqualTo(1);
    }
}
