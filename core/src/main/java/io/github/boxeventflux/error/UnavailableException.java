package io.github.boxeventflux.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Box could not be reached, or answered that it cannot serve now (408, 5xx, a long-poll server's refusal).
 */
public final class UnavailableException extends RetryableException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     * @param retryAfter how long Box asked to wait; {@code null} when it did not say
     * @param cause the fault below, where there was one
     */
    public UnavailableException(
            String message, @Nullable FailedAnswer answer, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, answer, retryAfter, cause);
    }
}
