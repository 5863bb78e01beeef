package io.github.boxeventflux.stream;

/** The three calls of the Box events API. */
public enum BoxCall {
    /** {@code GET /events}: reads a page. */
    READ_EVENTS("reading events"),
    /** {@code OPTIONS /events}: finds the servers that hold long polls. */
    FIND_SERVERS("looking up the long-poll servers"),
    /** {@code GET} on one of those servers: waits for news. */
    LONG_POLL("waiting for news");

    private final String description;

    BoxCall(String description) {
        this.description = description;
    }

    /** What it does, as a phrase for a sentence. */
    public String description() {
        return description;
    }
}
