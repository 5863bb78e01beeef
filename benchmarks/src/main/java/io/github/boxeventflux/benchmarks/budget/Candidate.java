package io.github.boxeventflux.benchmarks.budget;

/** Who spends the budget of an account. */
enum Candidate {
    /** History, as fast as it may. */
    HISTORY,

    /** The same, beside a stream of what happens now. */
    HISTORY_AND_LIVE;

    boolean hasLive() {
        return this == HISTORY_AND_LIVE;
    }
}
