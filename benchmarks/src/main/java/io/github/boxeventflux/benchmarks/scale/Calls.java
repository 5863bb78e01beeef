package io.github.boxeventflux.benchmarks.scale;

import io.github.boxeventflux.benchmarks.harness.Figures;

/**
 * So many calls of each kind: in all, or in a second.
 *
 * @param reads of pages
 * @param lookups of servers for long polls
 * @param polls which a server holds, and which Box does not count, as far as it is known
 */
record Calls(double reads, double lookups, double polls) {

    static final Calls NONE = new Calls(0, 0, 0);

    Calls plus(Calls others) {
        return new Calls(reads + others.reads, lookups + others.lookups, polls + others.polls);
    }

    Calls times(double factor) {
        return new Calls(reads * factor, lookups * factor, polls * factor);
    }

    /** Those that Box's API answers itself, and counts. */
    double ofApi() {
        return reads + lookups;
    }

    Figures figures() {
        return new Figures().with("reads", reads).with("lookups", lookups).with("polls", polls);
    }
}
