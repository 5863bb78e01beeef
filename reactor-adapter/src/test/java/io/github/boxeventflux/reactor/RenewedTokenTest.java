package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RenewalOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Many ask, and one renewal serves them. */
class RenewedTokenTest {

    private static final AnswerTimeoutException LATE = new AnswerTimeoutException("late", null, null);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<Sinks.One<AccessToken>> renewals = new ArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final RenewedToken tokens = new RenewedToken("test", RenewalOptions.defaults(), time, at -> {
        Sinks.One<AccessToken> renewal = Sinks.one();
        renewals.add(renewal);
        return renewal.asMono().doOnCancel(cancelled::incrementAndGet);
    });

    @Test
    void aThousandWaitForOneRenewal() {
        List<CompletableFuture<AccessToken>> waiting =
                Stream.generate(this::ask).limit(1_000).toList();

        AccessToken token = renew(3600);

        assertThat(renewals).hasSize(1);
        assertThat(waiting).allSatisfy(one -> assertThat(one).isCompletedWithValue(token));
        assertThat(ask()).isCompletedWithValue(token);
    }

    @Test
    void whoeverStopsWaitingEndsItForNobody() {
        CompletableFuture<AccessToken> one = ask();
        CompletableFuture<AccessToken> other = ask();

        one.cancel(true);
        AccessToken token = renew(3600);

        assertThat(other).isCompletedWithValue(token);
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsThereForTheNextOne() {
        ask().cancel(true);

        AccessToken token = renew(3600);

        assertThat(ask()).isCompletedWithValue(token);
        assertThat(renewals).hasSize(1);
    }

    @Test
    void nobodyCanGiveTheOthersAToken() {
        ask().complete(AccessToken.of("made-up"));

        assertThat(ask()).isNotDone();
    }

    @Test
    void thoseWhoWereRefusedAtTheSameTimeWaitForOneRenewal() {
        somebodyAsks();
        AccessToken refused = renew(3600);

        List<CompletableFuture<AccessToken>> waiting =
                Stream.generate(() -> again(refused)).limit(1_000).toList();
        AccessToken fresh = renew(3600);

        assertThat(renewals).hasSize(2);
        assertThat(waiting).allSatisfy(one -> assertThat(one).isCompletedWithValue(fresh));
        assertThat(again(refused)).isCompletedWithValue(fresh);
        assertThat(renewals).hasSize(2);
    }

    @Test
    void nobodyWaitsForARenewalAhead() {
        somebodyAsks();
        AccessToken old = renew(3600);
        time.advanceTimeBy(Duration.ofSeconds(3550));

        assertThat(ask()).isCompletedWithValue(old);
        assertThat(ask()).isCompletedWithValue(old);

        assertThat(renewals).hasSize(2);
        AccessToken fresh = renew(3600);
        assertThat(ask()).isCompletedWithValue(fresh);
    }

    @Test
    void whoComesWhenTheOldOneHasExpiredWaitsForTheRenewalUnderWay() {
        somebodyAsks();
        renew(3600);
        time.advanceTimeBy(Duration.ofSeconds(3550));
        somebodyAsks();
        time.advanceTimeBy(Duration.ofSeconds(50));

        CompletableFuture<AccessToken> late = ask();

        assertThat(late).isNotDone();
        assertThat(late).isNotDone().satisfies(none -> assertThat(renewals).hasSize(2));
        assertThat(renew(3600)).satisfies(fresh -> assertThat(late).isCompletedWithValue(fresh));
    }

    @Test
    void nothingIsDoneWhileNobodyAsks() {
        somebodyAsks();
        renew(60);

        time.advanceTimeBy(Duration.ofDays(30));

        assertThat(renewals).hasSize(1);
        assertThat(time.getScheduledTaskCount()).isZero();
    }

    @Test
    void aFailureIsToldToAllAndNoCallIsMadeUntilAPauseIsOver() {
        List<CompletableFuture<AccessToken>> waiting =
                Stream.generate(this::ask).limit(10).toList();
        fail(new UnavailableException("down", null, Duration.ofSeconds(20), null));

        assertThat(waiting).allSatisfy(one -> assertThat(pauseOf(one)).isEqualTo(Duration.ofSeconds(20)));
        time.advanceTimeBy(Duration.ofSeconds(19));
        assertThat(pauseOf(ask())).isEqualTo(Duration.ofSeconds(1));
        assertThat(renewals).hasSize(1);

        time.advanceTimeBy(Duration.ofSeconds(1));
        CompletableFuture<AccessToken> next = ask();
        assertThat(renewals).hasSize(2);
        AccessToken token = renew(3600);
        assertThat(next).isCompletedWithValue(token);
    }

    @Test
    void whoAsksAgainAsSoonAsItFailsIsNoHotLoop() {
        AtomicInteger asked = new AtomicInteger();
        ask().exceptionally(error -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(ask()).isCompletedExceptionally();
                asked.incrementAndGet();
            }
            return null;
        });

        fail(LATE);

        assertThat(asked).hasValue(1_000);
        assertThat(renewals).hasSize(1);
    }

    @Test
    void aFatalFailureIsToldAsItIs() {
        UnauthorizedException refused = new UnauthorizedException("no", null);
        CompletableFuture<AccessToken> one = ask();

        fail(refused);

        assertThat(one.handle((token, error) -> error.getCause())).isCompletedWithValue(refused);
        assertThat(ask().handle((token, error) -> error)).isCompletedWithValue(refused);
    }

    @Test
    void anOldTokenOutlivesAFailedRenewal() {
        somebodyAsks();
        AccessToken old = renew(3600);
        time.advanceTimeBy(Duration.ofSeconds(3550));
        somebodyAsks();

        fail(LATE);

        assertThat(ask()).isCompletedWithValue(old);
    }

    @Test
    void aSourceThatThrowsOrGivesNothingOrBreaksFails() {
        assertFails(new RenewedToken("throws", RenewalOptions.defaults(), time, at -> {
            throw new IllegalStateException("thrown, not given");
        }));
        assertFails(new RenewedToken("nothing", RenewalOptions.defaults(), time, at -> Mono.empty()));
        assertFails(new RenewedToken("null", RenewalOptions.defaults(), time, at -> null));
        assertFails(new RenewedToken("error", RenewalOptions.defaults(), time, at -> Mono.error(new AssertionError())));
    }

    @Test
    void itShowsWhatItIsForAndNoToken() {
        somebodyAsks();
        renew(3600);

        assertThat(tokens).hasToString("BoxTokens[test]");
    }

    private static void assertFails(RenewedToken tokens) {
        assertThat(pauseOf(tokens.accessToken(null).toCompletableFuture())).isPositive();
    }

    private static Duration pauseOf(CompletableFuture<AccessToken> failed) {
        return failed.handle((token, error) -> {
                    Throwable known = error instanceof UnavailableException ? error : error.getCause();
                    return ((UnavailableException) known).retryAfter();
                })
                .join();
    }

    private CompletableFuture<AccessToken> ask() {
        return tokens.accessToken(null).toCompletableFuture();
    }

    private void somebodyAsks() {
        assertThat(ask()).isNotNull();
    }

    private CompletableFuture<AccessToken> again(AccessToken refused) {
        return tokens.accessToken(refused).toCompletableFuture();
    }

    private AccessToken renew(long lifeSeconds) {
        AccessToken token = new AccessToken("T" + renewals.size(), now().plusSeconds(lifeSeconds));
        renewals.get(renewals.size() - 1).tryEmitValue(token).orThrow();
        return token;
    }

    private void fail(RuntimeException error) {
        renewals.get(renewals.size() - 1).tryEmitError(error).orThrow();
    }

    private Instant now() {
        return new StreamTime(time, null).now();
    }
}
