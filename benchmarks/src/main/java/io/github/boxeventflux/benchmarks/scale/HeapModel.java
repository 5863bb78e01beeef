package io.github.boxeventflux.benchmarks.scale;

/**
 * The heap that one stream takes, in bytes.
 *
 * @param pageLimit events of a page at most
 * @param pagesHeld pages that can be there at once, while nobody takes them
 */
record HeapModel(int pageLimit, int pagesHeld) {

    /** One that Kafka Connect is about to be handed, and one that is read ahead. */
    static final int PAGES_HELD = 2;

    /** Of a stream that has had no event; of it some 12,000 are the library's. */
    private static final int IDLE_STREAM = 14_000;

    /** One id in the memory by which repeats are known. */
    private static final int ID = 103;

    /** What an event takes beyond its own JSON. */
    private static final int EVENT_BESIDE_JSON = 600;

    private static final int PAGES_REMEMBERED = 2;
    private static final int IDS_REMEMBERED = 10_000;

    /**
     * How many ids it remembers: those of an hour up to their limit, and never fewer than those of two pages.
     *
     * @param events since the task was started
     * @param ofHour of them in the last hour
     */
    double ids(double events, double ofHour) {
        return Math.min(events, Math.max(PAGES_REMEMBERED * pageLimit, Math.min(ofHour, IDS_REMEMBERED)));
    }

    /**
     * Of one that waits.
     *
     * @param ids that it remembers
     * @param idsOfPosition that stand in the position from which it would go on
     */
    double waiting(double ids, double idsOfPosition) {
        return IDLE_STREAM + ID * ids + PositionModel.textBytes(idsOfPosition);
    }

    /** Of the pages of one that has more events waiting than they hold. */
    double pages(int eventBytes) {
        return (double) pagesHeld * pageLimit * (eventBytes + EVENT_BESIDE_JSON);
    }
}
