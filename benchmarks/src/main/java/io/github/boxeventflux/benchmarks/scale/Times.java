package io.github.boxeventflux.benchmarks.scale;

/** How long streams stand still, in seconds, with the defaults of Kafka Connect 4.2. */
final class Times {

    /** {@code session.timeout.ms}: a worker that is gone is not missed before. */
    static final int UNTIL_MISSED = 10;

    /** {@code scheduled.rebalance.max.delay.ms}: it may come back. */
    static final int UNTIL_REPLACED = 300;

    /** Calls other than long polls that one client makes at once: the connections of its pool. */
    static final int CALLS_AT_ONCE = 100;

    private static final double MILLIS = 1_000;

    private Times() {}

    /** So many calls of one process. */
    static double toMake(double calls, int callMillis) {
        return calls * callMillis / MILLIS / CALLS_AT_ONCE;
    }

    /** So many calls, as fast as Box allows them to one user. */
    static double toMakeAsOneUser(double calls, int callsPerMinute) {
        return calls / callsPerMinute * 60;
    }
}
