package io.github.boxeventflux.campaigns.faults;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Netty watches each of its buffers, and what it finds forgotten, it logs: here. */
final class LeakWatch extends Handler {

    private static final long COLLECTED_WITHIN_MILLIS = 10_000;

    private final Logger log = Logger.getLogger(ResourceLeakDetector.class.getName());
    private final Level usual = ResourceLeakDetector.getLevel();
    private final List<String> found = new CopyOnWriteArrayList<>();

    LeakWatch() {
        ResourceLeakDetector.setLevel(Level.PARANOID);
        log.addHandler(this);
        log.setUseParentHandlers(false);
    }

    /** What was forgotten since the beginning; looks no further. */
    List<String> end() throws InterruptedException {
        // What one collection finds forgotten may have kept something else, which the next one finds.
        for (int i = 0; i < 3; i++) {
            collectGarbage();
            // The detector looks at what was collected when the next buffer is made.
            ByteBufAllocator.DEFAULT.directBuffer().release();
        }
        close();
        return List.copyOf(found);
    }

    private static void collectGarbage() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        WeakReference<Object> garbage = new WeakReference<>(new Object(), collected);
        System.gc();
        if (collected.remove(COLLECTED_WITHIN_MILLIS) != garbage) {
            throw new AssertionError("No garbage was collected");
        }
    }

    @Override
    public void publish(LogRecord line) {
        found.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        log.removeHandler(this);
        log.setUseParentHandlers(true);
        ResourceLeakDetector.setLevel(usual);
    }
}
