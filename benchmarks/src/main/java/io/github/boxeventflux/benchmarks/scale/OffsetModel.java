package io.github.boxeventflux.benchmarks.scale;

/** What Kafka Connect keeps of a stream's position, in bytes. */
final class OffsetModel {

    /** Connector, account, type, position, time, names of fields. */
    static final int WITHOUT_IDS = 290;

    /** One id: 40 digits, two quotes, each with a backslash since JSON stands in JSON, a comma. */
    static final int ID = 45;

    /** The same without the backslashes. */
    private static final int ID_AS_TEXT = 43;

    private OffsetModel() {}

    /** Of the texts of one saved position, as a source task has them. */
    static double textBytes(double ids) {
        return WITHOUT_IDS + ID_AS_TEXT * ids;
    }

    /** Of one saved position, as Kafka has it. */
    static double bytes(double ids) {
        return WITHOUT_IDS + ID * ids;
    }
}
