package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint cannot be kept: a damaged or foreign file, a store that refuses.
 */
public final class CheckpointException extends FatalException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param cause the fault below, where there was one
     */
    public CheckpointException(String message, @Nullable Throwable cause) {
        super(message, null, cause);
    }
}
