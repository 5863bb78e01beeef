package io.github.boxeventflux.reactor;

/** What a stream asks of its checkpoint store and its lease store. */
public enum StoreCall {
    /** Finds where to go on. */
    LOAD_CHECKPOINT("loading the checkpoint"),

    /** Keeps how far the stream was read. */
    SAVE_CHECKPOINT("saving the checkpoint"),

    /** Asks for the right to read. */
    ACQUIRE_LEASE("acquiring the lease"),

    /** Prolongs the right to read. */
    RENEW_LEASE("renewing the lease");

    private final String description;

    StoreCall(String description) {
        this.description = description;
    }

    /** For a log: what is done, as in "saving the checkpoint". */
    public String description() {
        return description;
    }
}
