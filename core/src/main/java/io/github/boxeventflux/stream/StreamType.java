package io.github.boxeventflux.stream;

import java.time.Duration;

/** The five streams of the Box events API: three of a user, two of an enterprise. */
public enum StreamType {
    /** Everything that concerns a user. Told by long poll within seconds; unordered, with repeats. */
    ALL("all", false, Duration.ofDays(14), Duration.ofDays(62)),

    /** What may change the user's file tree. Told by long poll within seconds; unordered, with repeats. */
    CHANGES("changes", false, Duration.ofDays(14), Duration.ofDays(62)),

    /** As {@link #CHANGES}, for folders marked for synchronisation only. */
    SYNC("sync", false, Duration.ofDays(31), Duration.ofDays(31)),

    /** A year of an enterprise's events, ordered by time, without repeats, about 60 seconds late. Polled. */
    ADMIN_LOGS("admin_logs", true, Duration.ofDays(365), Duration.ofDays(365)),

    /** An enterprise's events as they happen, about 12 seconds late; unordered, with repeats. Polled. */
    ADMIN_LOGS_STREAMING("admin_logs_streaming", true, Duration.ofDays(14), Duration.ofDays(14));

    private final String value;
    private final boolean enterprise;
    private final Duration retention;
    private final Duration longestRetention;

    StreamType(String value, boolean enterprise, Duration retention, Duration longestRetention) {
        this.value = value;
        this.enterprise = enterprise;
        this.retention = retention;
        this.longestRetention = longestRetention;
    }

    /** Box's name for it, as the {@code stream_type} of a request. */
    public String value() {
        return value;
    }

    /** Whether it is an enterprise's stream, which takes an administrator's token and is polled. */
    public boolean isEnterprise() {
        return enterprise;
    }

    /** How long Box keeps its events at least, as Box's guides state it. */
    public Duration retention() {
        return retention;
    }

    /** How long Box keeps its events at most, as Box's guides state it: what is older is gone. */
    public Duration longestRetention() {
        return longestRetention;
    }
}
