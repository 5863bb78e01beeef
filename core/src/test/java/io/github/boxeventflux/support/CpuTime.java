package io.github.boxeventflux.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/** Holds a call to a time that no small input may take; a busy machine does not count. */
public final class CpuTime {

    private static final Duration MOST = Duration.ofSeconds(2);

    private CpuTime() {}

    /** Made again when it takes longer: the first call may load and compile what it needs. */
    public static <T> T bounded(Supplier<T> call) {
        long before = ofThisThread();
        T result = call.get();
        if (ofThisThread() - before > MOST.toNanos()) {
            before = ofThisThread();
            result = call.get();
            assertThat(Duration.ofNanos(ofThisThread() - before)).isLessThan(MOST);
        }
        return result;
    }

    private static long ofThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
