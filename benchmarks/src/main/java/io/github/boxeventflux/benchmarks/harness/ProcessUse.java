package io.github.boxeventflux.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used up to now.
 *
 * @param nanos of time, from any moment on
 * @param cpuNanos of its processors' time, the compiler's and the collector's with it
 */
public record ProcessUse(long nanos, long cpuNanos) {

    /** Up to now. */
    public static ProcessUse now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ProcessUse(System.nanoTime(), system.getProcessCpuTime());
    }

    /** What was used since then. */
    public ProcessUse since(ProcessUse before) {
        return new ProcessUse(nanos - before.nanos, cpuNanos - before.cpuNanos);
    }
}
