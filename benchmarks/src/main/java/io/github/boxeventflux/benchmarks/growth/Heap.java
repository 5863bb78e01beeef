package io.github.boxeventflux.benchmarks.growth;

import java.lang.management.ManagementFactory;

/** What of this process's heap is in use. */
final class Heap {

    private static final double MEBIBYTE = 1024 * 1024;

    private Heap() {}

    /** After a collection, in MiB. */
    static double afterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
    }
}
