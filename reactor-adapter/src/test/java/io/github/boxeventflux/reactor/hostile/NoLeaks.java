package io.github.boxeventflux.reactor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Netty watches each of its buffers, and none is found that was forgotten and not given back. */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {

    private static final long COLLECTED_WITHIN_MILLIS = 10_000;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger detector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final Level usual = ResourceLeakDetector.getLevel();

    @Override
    public void beforeAll(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        assertThat(end()).isEmpty();
    }

    void begin() {
        ResourceLeakDetector.setLevel(Level.PARANOID);
        log.start();
        detector.addAppender(log);
    }

    /** What was found. */
    List<String> end() throws InterruptedException {
        // What one collection finds forgotten may have kept something else, which the next one finds.
        for (int i = 0; i < 3; i++) {
            collectGarbage();
            // The detector looks at what was collected when the next buffer is made.
            ByteBufAllocator.DEFAULT.directBuffer().release();
        }
        detector.detachAppender(log);
        ResourceLeakDetector.setLevel(usual);
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void collectGarbage() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        WeakReference<Object> garbage = new WeakReference<>(new Object(), collected);
        System.gc();
        assertThat(collected.remove(COLLECTED_WITHIN_MILLIS)).isSameAs(garbage);
    }
}
