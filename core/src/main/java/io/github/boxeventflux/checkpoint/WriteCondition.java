package io.github.boxeventflux.checkpoint;

/** What must hold for a checkpoint to be written; where it does not, nothing is changed and the save fails. */
public sealed interface WriteCondition {

    /** Nothing: the newest save wins. */
    static WriteCondition always() {
        return Always.INSTANCE;
    }

    /** That none is stored yet. */
    static WriteCondition ifAbsent() {
        return IfAbsent.INSTANCE;
    }

    /**
     * That the stored one was not written under a greater fencing token. A store that keeps the leases too may refuse as
     * soon as a lease with a greater one was taken.
     *
     * @param token the writer's own fencing token
     */
    static WriteCondition notNewerThan(long token) {
        return new NotNewerThan(token);
    }

    /** {@link WriteCondition#always()}. */
    enum Always implements WriteCondition {
        /** The only one. */
        INSTANCE
    }

    /** {@link WriteCondition#ifAbsent()}. */
    enum IfAbsent implements WriteCondition {
        /** The only one. */
        INSTANCE
    }

    /**
     * {@link WriteCondition#notNewerThan(long)}.
     *
     * @param token the writer's own fencing token
     */
    record NotNewerThan(long token) implements WriteCondition {}
}
