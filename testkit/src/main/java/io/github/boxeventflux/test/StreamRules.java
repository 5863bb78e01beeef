package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one stream promises.
 *
 * @param byTime whether events stand by their time, not by when they were published
 * @param disorder the seed that order and repeats are drawn from; {@code null} keeps the order and repeats nothing
 * @param delay how long after its publication an event can be read
 * @param retention how long it is kept; {@code null} is for ever
 * @param zeroAtEnd whether an empty page carries the position 0
 */
record StreamRules(
        boolean byTime,
        @Nullable Long disorder,
        Duration delay,
        @Nullable Duration retention,
        boolean zeroAtEnd) {

    /** At once, in order, once, for ever. */
    static final StreamRules PLAIN = new StreamRules(false, null, Duration.ZERO, null, false);

    static StreamRules realistic(StreamType type, long seed) {
        boolean history = type == StreamType.ADMIN_LOGS;
        Duration delay = switch (type) {
            case ADMIN_LOGS -> Duration.ofSeconds(60);
            case ADMIN_LOGS_STREAMING -> Duration.ofSeconds(12);
            case ALL, CHANGES, SYNC -> Duration.ZERO;
        };
        return new StreamRules(
                history, history ? null : seed ^ type.value().hashCode(), delay, type.retention(), history);
    }

    StreamRules delayed(Duration by) {
        return new StreamRules(byTime, disorder, by, retention, zeroAtEnd);
    }

    StreamRules keptFor(Duration time) {
        return new StreamRules(byTime, disorder, delay, time, zeroAtEnd);
    }
}
