package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.options.StreamOptions;
import java.time.Duration;
import java.time.Instant;

/** Decides when an enterprise's stream asks again: the interval counts from the answer that ended the last reading. */
public final class PollingPlan {

    private final Duration interval;

    public PollingPlan(StreamOptions options) {
        interval = options.polling().interval(options.streamType());
    }

    /**
     * How long to wait now.
     *
     * @param exhaustedAt when the reading ended; a subscriber that was slow since then has waited already
     */
    public Duration pause(Instant exhaustedAt, Instant now) {
        Duration rest = interval.minus(Duration.between(exhaustedAt, now));
        if (rest.isNegative()) {
            return Duration.ZERO;
        }
        // A clock that was set back must not make a longer pause than was asked for.
        return rest.compareTo(interval) > 0 ? interval : rest;
    }
}
