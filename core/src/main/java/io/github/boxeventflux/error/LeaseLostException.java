package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * Another reader has taken over: what this one acknowledges no longer counts.
 */
public final class LeaseLostException extends FatalException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param cause the fault below, where there was one
     */
    public LeaseLostException(String message, @Nullable Throwable cause) {
        super(message, null, cause);
    }
}
