package io.github.boxeventflux.error;

import org.jspecify.annotations.Nullable;

/**
 * An answer broke a limit that was set for answers. The message names the limit, its value and the option.
 */
public final class LimitExceededException extends FatalException {

    private static final long serialVersionUID = 1L;

    private final String limit;

    /**
     * @param limit the name of the option that sets the limit
     * @param message what happened and what to do
     * @param answer what is known of the answer; {@code null} when there was none
     */
    public LimitExceededException(String limit, String message, @Nullable FailedAnswer answer) {
        super(message, answer, null);
        this.limit = limit;
    }

    /** The option that sets the limit, for example {@code limits.maxPageBytes}. */
    public String limit() {
        return limit;
    }
}
