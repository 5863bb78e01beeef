package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.options.RetryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides how long to wait after each failure in a row: exponential with full jitter, capped, or as long as Box says.
 */
public final class Backoff {

    private final RetryOptions options;
    private final RandomGenerator random;
    private int failures;
    private @Nullable Instant firstFailureAt;

    public Backoff(RetryOptions options, RandomGenerator random) {
        this.options = options;
        this.random = random;
    }

    /** How many failures there were since the last success. */
    public int failures() {
        return failures;
    }

    /** A success: the next failure is a first one. */
    public void reset() {
        failures = 0;
        firstFailureAt = null;
    }

    /**
     * One more failure.
     *
     * @param retryAfter what Box said; {@code null} when nothing. "Not at all" is no answer to how long: it would be a
     *     hot loop
     * @return how long to wait; {@code null} to give up
     */
    public @Nullable Duration next(@Nullable Duration retryAfter, Instant now) {
        failures++;
        if (firstFailureAt == null) {
            firstFailureAt = now;
        }
        Duration told = retryAfter == null || retryAfter.isZero() ? null : shorter(retryAfter, options.maxRetryAfter());
        Duration delay = told == null ? jittered() : told;
        Duration giveUpAfter = options.giveUpAfter();
        if (giveUpAfter == null) {
            return delay;
        }
        Duration left = giveUpAfter.minus(Duration.between(firstFailureAt, now));
        boolean tooLate = left.isNegative() || left.isZero() || (told != null && told.compareTo(left) > 0);
        return tooLate ? null : shorter(delay, left);
    }

    private Duration jittered() {
        // Past 2^30 the cap has been reached whatever the first step was.
        long doubled = options.firstBackoff().toMillis() << Math.min(failures - 1, 30);
        long most = Math.min(doubled, options.maxBackoff().toMillis());
        return Duration.ofMillis(1 + random.nextLong(most));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
