package io.github.boxeventflux.reactor;

import io.github.boxeventflux.internal.wire.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a fault in code that handles secrets: its kind, where it came from, and its message without anything
 * that could be a secret.
 */
final class MaskedFault extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 8;

    private MaskedFault(String text, @Nullable MaskedFault cause, StackTraceElement[] place) {
        super(text, cause, false, true);
        setStackTrace(place);
    }

    static MaskedFault of(Throwable fault, Secrets secrets) {
        return of(fault, secrets, DEEPEST);
    }

    private static MaskedFault of(Throwable fault, Secrets secrets, int depth) {
        String message = fault.getMessage();
        Throwable cause = fault.getCause();
        return new MaskedFault(
                fault.getClass().getName() + (message == null ? "" : ": " + secrets.leftOutOf(message)),
                cause == null || depth == 0 ? null : of(cause, secrets, depth - 1),
                fault.getStackTrace());
    }
}
