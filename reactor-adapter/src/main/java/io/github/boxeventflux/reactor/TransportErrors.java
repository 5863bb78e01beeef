package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.stream.BoxCall;
import java.util.concurrent.TimeoutException;

/** Faults below HTTP to errors: all of them pass by themselves. */
final class TransportErrors {

    private TransportErrors() {}

    static BoxEventException of(BoxCall call, Exception fault) {
        if (fault instanceof BoxEventException known) {
            return known;
        }
        return new UnavailableException(
                "Box could not be reached for " + call.description() + " ("
                        + fault.getClass().getSimpleName() + "); it is called again",
                null,
                null,
                fault);
    }

    static BoxEventException late(BoxCall call, TimeoutException fault) {
        return new AnswerTimeoutException(
                "Box did not answer in time to " + call.description() + "; it is called again", null, fault);
    }

    static BoxEventException ofTokenProvider(Exception fault) {
        if (fault instanceof BoxEventException known) {
            return known;
        }
        return new UnavailableException(
                "The AccessTokenProvider failed (" + fault.getClass().getSimpleName() + "); it is asked again",
                null,
                null,
                fault);
    }
}
