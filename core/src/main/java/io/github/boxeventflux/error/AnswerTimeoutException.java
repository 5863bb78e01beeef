package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * Box took the request and did not answer in time.
 */
public final class AnswerTimeoutException extends RetryableException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     * @param cause the fault below, where there was one
     */
    public AnswerTimeoutException(String message, @Nullable FailedAnswer answer, @Nullable Throwable cause) {
        super(message, answer, null, cause);
    }
}
