package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * Box does not know the position (any longer): events may be lost between it and the oldest that Box keeps.
 */
public final class PositionLostException extends FatalException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     */
    public PositionLostException(String message, @Nullable FailedAnswer answer) {
        super(message, answer, null);
    }
}
