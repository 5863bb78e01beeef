package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * Box answered 200 with something that is not what it promises: cut off, no JSON, or another shape.
 */
public final class MalformedAnswerException extends RetryableException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     * @param cause the fault below, where there was one
     */
    public MalformedAnswerException(String message, @Nullable FailedAnswer answer, @Nullable Throwable cause) {
        super(message, answer, null, cause);
    }
}
