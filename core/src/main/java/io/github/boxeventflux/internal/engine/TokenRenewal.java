package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.FailedAnswer;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.options.RetryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides which access token is used and when it is renewed, for all who share it: by one call at a time, some time ahead of
 * its expiry or when it was refused, and only when somebody asks. After a failure no call is made until a pause is over;
 * who cannot do without is told of the failure, and how long the pause still takes.
 *
 * <p>Has no clock; one that goes back costs a call at most. Not safe for use by several threads at once.
 */
public final class TokenRenewal {

    private final Duration renewAhead;
    private final Backoff backoff;

    private @Nullable AccessToken token;
    private Instant renewAt = Instant.MAX;
    private Instant expiresAt = Instant.MAX;
    private boolean underway;
    private @Nullable BoxEventException failure;
    private Instant failedAt = Instant.MIN;
    private Instant nextCall = Instant.MIN;

    public TokenRenewal(RenewalOptions options, RandomGenerator random) {
        renewAhead = options.renewAhead();
        RetryOptions retry = options.retry();
        backoff = new Backoff(
                RetryOptions.builder()
                        .firstBackoff(retry.firstBackoff())
                        .maxBackoff(retry.maxBackoff())
                        .maxRetryAfter(retry.maxRetryAfter())
                        .build(),
                random);
    }

    /**
     * What one who asks for a token gets.
     *
     * @param token the token to use; {@code null} when there is none now
     * @param starts whether a renewal is to be started
     * @param failure why there is no token, and none under way; {@code null} otherwise
     */
    public record Step(
            @Nullable AccessToken token,
            boolean starts,
            @Nullable BoxEventException failure) {}

    /**
     * Somebody asks for a token.
     *
     * @param refused the one that Box has refused, if that is why
     */
    public Step next(@Nullable AccessToken refused, Instant now) {
        if (token != null && (isSame(token, refused) || !now.isBefore(expiresAt))) {
            token = null;
        }
        boolean starts = !underway && !isPausing(now) && (token == null || !now.isBefore(renewAt));
        underway |= starts;
        return new Step(token, starts, token == null && !underway ? failure(now) : null);
    }

    /**
     * The renewal under way has given that token. One that has expired already, by a clock that is wrong, is used until it
     * is refused.
     */
    public void renewed(AccessToken fresh, Instant now) {
        Instant told = fresh.expiresAt();
        expiresAt = told == null || !told.isAfter(now) ? Instant.MAX : told;
        renewAt = expiresAt.minus(ahead(Duration.between(now, expiresAt)));
        token = fresh;
        underway = false;
        failure = null;
        nextCall = Instant.MIN;
        backoff.reset();
    }

    /** The renewal under way has failed. */
    public void failed(BoxEventException error, Instant now) {
        Duration retryAfter = error instanceof RetryableException retryable ? retryable.retryAfter() : null;
        failure = error;
        failedAt = now;
        nextCall = now.plus(Objects.requireNonNull(backoff.next(retryAfter, now)));
        underway = false;
    }

    /** How many renewals have failed since the last one that did not. */
    public int failures() {
        return backoff.failures();
    }

    /** Why there is no token; with the rest of the pause, when it passes by itself. */
    public BoxEventException failure(Instant now) {
        BoxEventException last = Objects.requireNonNull(failure);
        if (!(last instanceof RetryableException)) {
            return last;
        }
        Integer status = last.status();
        return new UnavailableException(
                String.valueOf(last.getMessage()),
                status == null ? null : new FailedAnswer(status, last.code(), last.requestId()),
                isPausing(now) ? Duration.between(now, nextCall) : null,
                last);
    }

    private boolean isPausing(Instant now) {
        return !now.isBefore(failedAt) && now.isBefore(nextCall);
    }

    private Duration ahead(Duration life) {
        Duration half = life.dividedBy(2);
        return renewAhead.compareTo(half) < 0 ? renewAhead : half;
    }

    private static boolean isSame(AccessToken token, @Nullable AccessToken refused) {
        return refused != null && refused.value().equals(token.value());
    }
}
