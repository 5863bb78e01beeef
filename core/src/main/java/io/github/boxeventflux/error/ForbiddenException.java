package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * The token may not read this stream (403).
 */
public final class ForbiddenException extends FatalException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     */
    public ForbiddenException(String message, @Nullable FailedAnswer answer) {
        super(message, answer, null);
    }
}
