package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.wire.Secrets;
import io.github.boxeventflux.stream.BoxCall;
import java.util.concurrent.TimeoutException;

/** Faults below HTTP to errors: all of them pass by themselves. */
final class TransportErrors {

    /** Causes may go round in circles. */
    private static final int DEEPEST = 20;

    private TransportErrors() {}

    static BoxEventException of(BoxCall call, Exception fault) {
        return of(call.description(), fault);
    }

    /** @param purpose what was called for, as a phrase for a sentence */
    static BoxEventException of(String purpose, Exception fault) {
        if (fault instanceof BoxEventException known) {
            return known;
        }
        return new UnavailableException(
                "Box could not be reached for " + purpose + " (" + named(fault) + "); it is called again",
                null,
                null,
                fault);
    }

    static BoxEventException late(BoxCall call, TimeoutException fault) {
        return late(call.description(), fault);
    }

    /** @param purpose what was called for, as a phrase for a sentence */
    static BoxEventException late(String purpose, TimeoutException fault) {
        return new AnswerTimeoutException(
                "Box did not answer in time to " + purpose + "; it is called again", null, fault);
    }

    static BoxEventException ofTokenProvider(Throwable fault) {
        if (fault instanceof BoxEventException known) {
            return known;
        }
        return new UnavailableException(
                "The AccessTokenProvider failed (" + named(fault) + "); it is asked again", null, null, fault);
    }

    /**
     * Of the application's code that handles secrets.
     *
     * @param failing which of it, as a sentence
     */
    static BoxEventException ofTokenCode(String failing, Throwable fault, Secrets secrets) {
        if (fault instanceof BoxEventException known) {
            return known;
        }
        return new UnavailableException(
                failing + " (" + fault.getClass().getSimpleName() + "); it is tried again",
                null,
                null,
                MaskedFault.of(fault, secrets));
    }

    /** What it is and what it comes from; not what they say, which may be a secret. */
    private static String named(Throwable fault) {
        Throwable root = fault;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        String name = fault.getClass().getSimpleName();
        String rootName = root.getClass().getSimpleName();
        return rootName.equals(name) ? name : name + " from " + rootName;
    }
}
