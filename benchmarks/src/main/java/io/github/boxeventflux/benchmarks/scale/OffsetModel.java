package io.github.boxeventflux.benchmarks.scale;

/** What Kafka Connect keeps of a stream's position, in bytes. */
final class OffsetModel {

    /** Connector, account, type, position, time, names of fields. */
    static final int WITHOUT_IDS = 290;

    /** One id: 40 digits, two quotes, each with a backslash since JSON stands in JSON, a comma. */
    static final int ID = 45;

    private OffsetModel() {}

    /** Of one saved position. */
    static double bytes(double ids) {
        return WITHOUT_IDS + ID * ids;
    }
}
