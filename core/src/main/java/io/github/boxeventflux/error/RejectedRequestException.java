package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * Box refused the request as such: a parameter it does not take, a wrong address, a redirect.
 */
public final class RejectedRequestException extends FatalException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     */
    public RejectedRequestException(String message, @Nullable FailedAnswer answer) {
        super(message, answer, null);
    }
}
