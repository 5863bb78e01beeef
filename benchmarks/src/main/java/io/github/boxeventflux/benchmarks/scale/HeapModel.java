package io.github.boxeventflux.benchmarks.scale;

/**
 * The heap that streams take, in bytes.
 *
 * @param pageLimit events of a page at most
 * @param recentIds ids of events that a stream is to remember at least; never fewer than those of two pages
 * @param pagesHeld pages of one stream that can be there at once, while nobody takes them
 */
record HeapModel(int pageLimit, int recentIds, int pagesHeld) {

    /** With no event yet; of it some 12,000 are the library's. */
    static final int IDLE_STREAM = 14_000;

    /** One id: 103 in the memory by which repeats are known, 43 in the text of the position that was read last. */
    static final int ID = 103 + 43;

    /** What an event takes beyond its own JSON. */
    static final int EVENT_BESIDE_JSON = 600;

    /** One that Kafka Connect is about to be handed, and one that is read ahead. */
    static final int PAGES_HELD = 2;

    private static final int PAGES_REMEMBERED = 2;

    /** How many ids a stream remembers after so many events. */
    double ids(double events) {
        return Math.min(events, Math.max(recentIds, PAGES_REMEMBERED * pageLimit));
    }

    /** Of a stream that waits, after so many events. */
    double waiting(double events) {
        return IDLE_STREAM + ID * ids(events);
    }

    /** Of the pages of a stream that has been away for longer than they hold. */
    double pages(int eventBytes) {
        return (double) pagesHeld * pageLimit * (eventBytes + EVENT_BESIDE_JSON);
    }
}
