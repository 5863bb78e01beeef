package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * A fault that stays until somebody changes something: it ends the stream at once.
 */
public abstract sealed class FatalException extends BoxEventException
        permits UnauthorizedException,
                ForbiddenException,
                PositionLostException,
                RejectedRequestException,
                LimitExceededException,
                CheckpointException,
                LeaseLostException {

    private static final long serialVersionUID = 1L;

    /** For the subclasses. */
    FatalException(String message, @Nullable FailedAnswer answer, @Nullable Throwable cause) {
        super(message, answer, cause);
    }
}
