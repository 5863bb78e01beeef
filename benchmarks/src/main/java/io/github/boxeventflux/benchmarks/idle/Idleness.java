package io.github.boxeventflux.benchmarks.idle;

import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** What this process costs while nothing happens. */
final class Idleness {

    private static final double MEBIBYTE = 1024 * 1024;
    private static final double PERCENT = 100;

    private Idleness() {}

    /** Now and for so long. Memory is that after a collection, at the end. */
    static Figures during(Duration rest) {
        // What came before is not its cost.
        System.gc();
        ProcessUse before = ProcessUse.now();
        Mono.delay(rest).block();
        ProcessUse used = ProcessUse.now().since(before);
        int threads = threads();
        System.gc();
        return new Figures()
                .with(
                        "heapMiB",
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE)
                .with("directMiB", directBytes() / MEBIBYTE)
                .with("threads", threads)
                .with("cpuPercent", PERCENT * used.cpuNanos() / used.nanos());
    }

    /** Those of the JVM itself with them, but not the one that waits for the end of the process that measures. */
    private static int threads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> !thread.getThreadName().startsWith("process reaper"))
                .toList()
                .size();
    }

    /** What Netty has taken for its buffers. */
    private static long directBytes() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }
}
