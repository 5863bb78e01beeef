package io.github.boxeventflux.benchmarks.notice;

import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;

/** A process that waits for some events in one way, each time that it is asked to. */
final class NoticeReader {

    private static final int HEAP_MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double NANOS_PER_MICRO = 1e3;

    /** The first of them come over new connections. */
    private static final int NOT_COUNTED = 10;

    private final Candidate candidate;
    private final URI apiUrl;
    private final int events;

    private NoticeReader(Candidate candidate, URI apiUrl, int events) {
        this.candidate = candidate;
        this.apiUrl = apiUrl;
        this.events = events;
    }

    /** Starts one. */
    static ChildJvm start(ChildJvms children, Candidate candidate, URI apiUrl, int events) {
        return children.start(
                NoticeReader.class, HEAP_MEGABYTES, candidate.name(), apiUrl.toString(), Integer.toString(events));
    }

    /** The process. */
    public static void main(String[] arguments) {
        NoticeReader reader = new NoticeReader(
                Candidate.valueOf(arguments[0]), URI.create(arguments[1]), Integer.parseInt(arguments[2]));
        ChildJvm.measureWhenAsked(reader::delays);
    }

    private Figures delays() {
        BlockingQueue<Long> delays = new LinkedBlockingQueue<>();
        Disposable waiting = candidate.start(apiUrl, delays::add);
        long[] nanos = new long[NOT_COUNTED + events];
        for (int event = 0; event < nanos.length; event++) {
            nanos[event] = next(delays);
        }
        waiting.dispose();
        long[] sorted = Arrays.stream(nanos).skip(NOT_COUNTED).sorted().toArray();
        return new Figures()
                .with("medianMicros", sorted[events / 2] / NANOS_PER_MICRO)
                .with("micros90", sorted[events * 9 / 10] / NANOS_PER_MICRO);
    }

    private long next(BlockingQueue<Long> delays) {
        try {
            Long delay = delays.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (delay == null) {
                throw new IllegalStateException("No event came to " + candidate + " for " + PATIENCE);
            }
            return delay;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
