package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * Box refused the token (401), also a fresh one where there was a provider.
 */
public final class UnauthorizedException extends FatalException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     */
    public UnauthorizedException(String message, @Nullable FailedAnswer answer) {
        super(message, answer, null);
    }
}
