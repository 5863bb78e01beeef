package io.github.boxeventflux.benchmarks.scale;

/** How a stream learns that something is new. */
enum Kind {
    /** A user's: by a long poll, which is held. */
    USER(0),
    /** An enterprise's live one: it is asked every 12 seconds. */
    ADMIN_LOGS_STREAMING(12),
    /** An enterprise's log: it is asked every 60 seconds. */
    ADMIN_LOGS(60);

    private final double interval;

    Kind(double interval) {
        this.interval = interval;
    }

    /** Seconds from one reading to the next, as they are by default; 0 where a poll is held. */
    double interval() {
        return interval;
    }

    boolean polls() {
        return this == USER;
    }
}
