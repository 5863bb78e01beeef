package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all errors of a stream. Its two branches say what can be done: a {@link RetryableException} passes by
 * itself and reaches a subscriber only when a time limit for retries was set, a {@link FatalException} needs somebody
 * to change something.
 *
 * <p>The message says what happened and what to do. It never holds a token or the body of an answer.
 */
public abstract sealed class BoxEventException extends RuntimeException permits RetryableException, FatalException {

    private static final long serialVersionUID = 1L;

    private final @Nullable FailedAnswer answer;

    /** For the subclasses. */
    BoxEventException(String message, @Nullable FailedAnswer answer, @Nullable Throwable cause) {
        super(message, cause);
        this.answer = answer;
    }

    /** The HTTP status of the answer that caused it; {@code null} when there was no answer. */
    public @Nullable Integer status() {
        return answer == null ? null : answer.status();
    }

    /** Box's error code; {@code null} when there was no answer or it named none. */
    public @Nullable String code() {
        return answer == null ? null : answer.code();
    }

    /** The request's id, which Box's support asks for; {@code null} when there was no answer or it named none. */
    public @Nullable String requestId() {
        return answer == null ? null : answer.requestId();
    }
}
