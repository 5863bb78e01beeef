package io.github.boxeventflux.campaigns.soak;

import java.util.Arrays;

/**
 * What the reader took after so many events.
 *
 * @param heap bytes after a collection
 * @param direct bytes outside of the heap
 * @param files that are open, connections among them
 */
record SoakSample(long events, long heap, long direct, long threads, long files) {

    /** How a line with one begins. */
    static final String LINE = "after";

    static SoakSample of(String line) {
        long[] values = Arrays.stream(line.split(" "))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return new SoakSample(values[0], values[1], values[2], values[3], values[4]);
    }

    /** A row of a table. */
    String row() {
        return "| %,d | %.1f | %.1f | %d | %d |".formatted(events, heap / 1e6, direct / 1e6, threads, files);
    }
}
