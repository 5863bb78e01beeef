package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.stream.BoxCall;
import java.time.Instant;

/** What the stream does right now. */
sealed interface Activity {

    /** What can be said in one word. */
    enum Plain implements Activity {
        READING,
        WAITING,
        RECONNECTING
    }

    /**
     * Waits after a failure.
     *
     * @param call what failed
     * @param at when it is tried again
     * @param reason why it failed
     */
    record Retrying(BoxCall call, Instant at, String reason) implements Activity {}
}
