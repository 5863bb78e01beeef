package io.github.boxeventflux.test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Lets a test wait until something that the server sees has become true, without asking again and again. */
final class Changes {

    synchronized void happened() {
        notifyAll();
    }

    synchronized void await(BooleanSupplier condition, Duration atMost, Supplier<String> expected) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("After " + atMost + " there is still not: " + expected.get());
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + expected.get(), interrupted);
            }
        }
    }
}
