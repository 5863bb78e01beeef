package io.github.boxeventflux.benchmarks.scale;

/**
 * A saved position: what Kafka Connect calls an offset.
 *
 * @param recentIds ids that it carries at most: {@code offset.recent.ids}
 */
record PositionModel(int recentIds) {

    /** Account, type, position, time, names of fields. */
    private static final int WITHOUT_IDS = 290;

    /** One id: 40 digits, two quotes, each with a backslash since JSON stands in JSON, a comma. */
    private static final int ID = 45;

    /** The same without the backslashes. */
    private static final int ID_AS_TEXT = 43;

    private static final int SECONDS_OF_IDS = 600;

    /** How many ids it carries: those of the last ten minutes, and of the page that it stands behind. */
    double ids(double eventsOfPage, double eventsPerSecond) {
        return Math.min(recentIds, eventsOfPage + SECONDS_OF_IDS * eventsPerSecond);
    }

    /** As Kafka has it. */
    static double bytes(double ids) {
        return WITHOUT_IDS + ID * ids;
    }

    /** Of its ids, as a task has them. */
    static double textBytes(double ids) {
        return ID_AS_TEXT * ids;
    }
}
