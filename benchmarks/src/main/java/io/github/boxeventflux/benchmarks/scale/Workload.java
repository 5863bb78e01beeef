package io.github.boxeventflux.benchmarks.scale;

/**
 * What is to be read.
 *
 * @param streams how many: one for each user, or for each enterprise
 * @param kind of all of them
 * @param eventsPerDay of each
 * @param eventsPerNotice how many of them happen so closely together that Box tells of them at once
 * @param eventBytes of one, as JSON
 */
record Workload(double streams, Kind kind, double eventsPerDay, double eventsPerNotice, int eventBytes) {

    private static final double SECONDS_PER_DAY = 86_400;

    /** Of one stream. */
    double eventsPerSecond() {
        return eventsPerDay / SECONDS_PER_DAY;
    }

    /** Of one stream. */
    double noticesPerSecond() {
        return eventsPerSecond() / eventsPerNotice;
    }
}
