package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.FailedAnswer;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.engine.TokenRenewal.Step;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.RetryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRenewalTest {

    private static final Instant T0 = Instant.parse("2026-11-22T16:04:09Z");
    private static final UnauthorizedException REFUSED = new UnauthorizedException("no", null);
    private static final AnswerTimeoutException LATE = new AnswerTimeoutException("late", null, null);

    private final TokenRenewal renewal = new TokenRenewal(RenewalOptions.defaults(), new Random(1));

    @Test
    void theFirstOneToAskStartsARenewalAndTheOthersWait() {
        assertThat(ask(0)).isEqualTo(STARTS);
        assertThat(ask(0)).isEqualTo(WAITS);
        assertThat(ask(500)).isEqualTo(WAITS);
    }

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsExpiry() {
        AccessToken token = renewed(0, 3600);

        assertThat(ask(0)).isEqualTo(uses(token));
        assertThat(ask(3539)).isEqualTo(uses(token));
    }

    @Test
    void thenTheNextOneToAskRenewsItAndAllUseTheOldOneMeanwhile() {
        AccessToken token = renewed(0, 3600);

        assertThat(ask(3540)).isEqualTo(new Step(token, true, null));
        assertThat(ask(3541)).isEqualTo(uses(token));
        assertThat(ask(3599)).isEqualTo(uses(token));

        AccessToken fresh = renewed(3599, 3600);
        assertThat(ask(3599)).isEqualTo(uses(fresh));
    }

    @Test
    void anExpiredTokenIsUsedByNobody() {
        renewed(0, 3600);

        assertThat(ask(3600)).isEqualTo(STARTS);
        assertThat(ask(3600)).isEqualTo(WAITS);
    }

    @Test
    void nothingIsRenewedWhileNobodyAsks() {
        renewed(0, 3600);

        assertThat(ask(1_000_000)).isEqualTo(STARTS);
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "10, 5000", "60, 30000", "119, 59500", "120, 60000", "121, 61000"})
    void aTokenThatLivesShortlyIsRenewedAfterHalfOfItsLife(long lifeSeconds, long renewedAfterMillis) {
        AccessToken token = new AccessToken("T", T0.plusSeconds(lifeSeconds));
        ask(0);
        renewal.renewed(token, T0);

        assertThat(renewal.next(null, T0.plusMillis(renewedAfterMillis - 1))).isEqualTo(uses(token));
        assertThat(renewal.next(null, T0.plusMillis(renewedAfterMillis))).isEqualTo(new Step(token, true, null));
    }

    /** A cache behind a supplier may do so, and nobody is asked in a hot loop for it. */
    @Test
    void aTokenThatIsGivenAgainIsRenewedAfterHalfOfWhatIsLeftOfItsLife() {
        AccessToken token = new AccessToken("T", T0.plusSeconds(64));
        int renewals = 0;
        for (int millis = 0; millis < 64_000; millis++) {
            Instant now = T0.plusMillis(millis);
            if (renewal.next(null, now).starts()) {
                renewal.renewed(token, now);
                renewals++;
            }
        }

        assertThat(renewals).isBetween(10, 20);
    }

    @Test
    void aTokenWithoutAnExpiryIsUsedUntilItIsRefused() {
        AccessToken token = AccessToken.of("T");
        ask(0);
        renewal.renewed(token, T0);

        assertThat(ask(1_000_000_000)).isEqualTo(uses(token));
        assertThat(renewal.next(token, at(1_000_000_001))).isEqualTo(STARTS);
    }

    @Test
    void soIsOneThatHasExpiredBeforeItCame() {
        AccessToken token = new AccessToken("T", T0.minusSeconds(1));
        ask(0);
        renewal.renewed(token, T0);

        assertThat(ask(0)).isEqualTo(uses(token));
        assertThat(renewal.next(token, at(1))).isEqualTo(STARTS);
    }

    @Test
    void aRefusedTokenIsRenewedOnceHoweverManyWereRefusedWithIt() {
        AccessToken token = renewed(0, 3600);

        assertThat(renewal.next(token, at(10))).isEqualTo(STARTS);
        assertThat(renewal.next(token, at(10))).isEqualTo(WAITS);
        AccessToken fresh = renewed(11, 3600);
        assertThat(renewal.next(token, at(12))).isEqualTo(uses(fresh));
        assertThat(renewal.next(AccessToken.of("older"), at(12))).isEqualTo(uses(fresh));
    }

    @Test
    void aRefusedTokenIsGivenToNobodyElse() {
        AccessToken token = renewed(0, 3600);
        renewal.next(token, at(10));
        assertThat(ask(10)).isEqualTo(WAITS);

        renewal.failed(LATE, at(11));

        assertThat(renewal.next(null, at(11)).token()).isNull();
    }

    @Test
    void afterAFailureNoCallIsMadeUntilAPauseIsOver() {
        ask(0);
        renewal.failed(rateLimited(Duration.ofSeconds(20)), at(1));

        for (int second = 1; second < 21; second++) {
            Step step = ask(second);
            assertThat(step.starts()).isFalse();
            assertThat(step.failure()).isInstanceOfSatisfying(UnavailableException.class, failure -> {
                assertThat(failure.status()).isEqualTo(429);
                assertThat(failure.code()).isEqualTo("slow_down");
                assertThat(failure.requestId()).isEqualTo("0a1b");
                assertThat(failure).hasMessage("too many").hasCauseInstanceOf(RateLimitedException.class);
            });
        }
        assertThat(((UnavailableException) ask(5).failure()).retryAfter()).isEqualTo(Duration.ofSeconds(16));
        assertThat(ask(21)).isEqualTo(STARTS);
        assertThat(renewal.failures()).isEqualTo(1);
    }

    @Test
    void thePausesGrowUntilASuccess() {
        ask(0);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            renewal.failed(LATE, T0);
            Duration pause = ((UnavailableException) renewal.failure(T0)).retryAfter();
            assertThat(pause).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        assertThat(longest).isGreaterThan(Duration.ofSeconds(4));
        assertThat(renewal.failures()).isEqualTo(12);

        ask(100);
        renewed(100, 3600);
        assertThat(renewal.failures()).isZero();
    }

    @Test
    void aTokenThatStillHoldsIsUsedThoughItCannotBeRenewed() {
        AccessToken token = renewed(0, 3600);
        ask(3540);
        renewal.failed(rateLimited(Duration.ofMinutes(5)), at(3541));

        assertThat(ask(3599)).isEqualTo(uses(token));
        assertThat(ask(3600).failure()).isInstanceOf(UnavailableException.class);
        assertThat(ask(3841)).isEqualTo(STARTS);
    }

    @Test
    void aFatalFailureIsGivenAsItIs() {
        ask(0);
        renewal.failed(REFUSED, T0);

        assertThat(renewal.next(null, T0)).isEqualTo(new Step(null, false, REFUSED));
        assertThat(ask(2)).isEqualTo(STARTS);
    }

    @Test
    void whoNeverGivesUpIsNotEndedByTheRetriesOfItsOptions() {
        RetryOptions giveUp =
                RetryOptions.builder().giveUpAfter(Duration.ofSeconds(1)).build();
        TokenRenewal patient =
                new TokenRenewal(RenewalOptions.builder().retry(giveUp).build(), new Random(1));
        for (int second = 0; second < 1000; second += 100) {
            assertThat(patient.next(null, at(second)).starts()).isTrue();
            patient.failed(LATE, at(second));
        }
    }

    @Test
    void aClockThatGoesBackCostsACallAndNoMore() {
        ask(3600);
        renewal.failed(rateLimited(Duration.ofSeconds(60)), at(3600));

        assertThat(ask(0)).isEqualTo(STARTS);
        renewal.failed(rateLimited(Duration.ofSeconds(60)), at(0));
        assertThat(ask(1).starts()).isFalse();
    }

    @Test
    void withNothingAheadATokenIsRenewedWhenItHasExpired() {
        TokenRenewal late = new TokenRenewal(
                RenewalOptions.builder().renewAhead(Duration.ZERO).build(), new Random(1));
        AccessToken token = new AccessToken("T", at(3600));
        late.next(null, T0);
        late.renewed(token, T0);

        assertThat(late.next(null, at(3599))).isEqualTo(uses(token));
        assertThat(late.next(null, at(3600))).isEqualTo(STARTS);
    }

    private static final Step STARTS = new Step(null, true, null);
    private static final Step WAITS = new Step(null, false, null);

    private static Step uses(@Nullable AccessToken token) {
        return new Step(token, false, null);
    }

    private Step ask(long second) {
        return renewal.next(null, at(second));
    }

    /** A renewal has given a token that lives so long. */
    private AccessToken renewed(long second, long lifeSeconds) {
        AccessToken token = new AccessToken("T" + second, at(second + lifeSeconds));
        ask(second);
        renewal.renewed(token, at(second));
        return token;
    }

    private static BoxEventException rateLimited(Duration retryAfter) {
        return new RateLimitedException("too many", new FailedAnswer(429, "slow_down", "0a1b"), retryAfter, null);
    }

    private static Instant at(long second) {
        return T0.plusSeconds(second);
    }
}
