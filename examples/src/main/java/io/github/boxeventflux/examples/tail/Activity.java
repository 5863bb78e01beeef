package io.github.boxeventflux.examples.tail;

import java.time.Instant;

/** What the stream does. */
sealed interface Activity {

    /** What it does at that moment, if nothing has been heard of it since. */
    default Activity at(Instant now) {
        return this;
    }

    /** What can be said in one word. */
    enum Plain implements Activity {
        READING,
        WAITING,
        RECONNECTING
    }

    /**
     * Waits after a failure.
     *
     * @param reason why it failed
     * @param until when it is tried again
     * @param then what is tried
     */
    record Retrying(String reason, Instant until, Plain then) implements Activity {
        @Override
        public Activity at(Instant now) {
            return now.isBefore(until) ? this : then;
        }
    }
}
