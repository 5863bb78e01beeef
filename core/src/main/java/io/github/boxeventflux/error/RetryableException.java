package io.github.boxeventflux.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that passes by itself: the stream waits and goes on. A subscriber sees one only when
 * {@code retry.giveUpAfter} was set and that time went by.
 */
public abstract sealed class RetryableException extends BoxEventException
        permits RateLimitedException, UnavailableException, MalformedAnswerException, AnswerTimeoutException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** For the subclasses. */
    RetryableException(
            String message, @Nullable FailedAnswer answer, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, answer, cause);
        this.retryAfter = retryAfter;
    }

    /** How long Box asked to wait; {@code null} when it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
