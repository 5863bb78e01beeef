package io.github.boxeventflux.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Box answered 429: too many calls. The stream waits as long as Box says.
 */
public final class RateLimitedException extends RetryableException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     * @param retryAfter how long Box asked to wait; {@code null} when it did not say
     * @param cause the fault below, where there was one
     */
    public RateLimitedException(
            String message, @Nullable FailedAnswer answer, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, answer, retryAfter, cause);
    }
}
