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
import java.util.stream.LongStream;
import reactor.core.Disposable;

/** A process that waits for some events in one way, each time that it is asked to. */
final class NoticeReader {

    private static final int HEAP_MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double NANOS_PER_MICRO = 1e3;

    /** The first of them come over new connections. */
    private static final int NOT_COUNTED = 10;

    private final Candidate candidate;
    private final URI warmUpUrl;
    private final URI apiUrl;
    private int warmups;

    private NoticeReader(Candidate candidate, URI warmUpUrl, int warmups, URI apiUrl) {
        this.candidate = candidate;
        this.warmUpUrl = warmUpUrl;
        this.warmups = warmups;
        this.apiUrl = apiUrl;
    }

    /**
     * Starts one.
     *
     * @param warmUpUrl where events happen without a pause
     * @param warmups how often it waits for so many of those before everything else, as another account each time
     * @param apiUrl where they happen as in an account
     */
    static ChildJvm start(ChildJvms children, Candidate candidate, URI warmUpUrl, int warmups, URI apiUrl, int events) {
        return children.start(
                NoticeReader.class,
                HEAP_MEGABYTES,
                candidate.name(),
                warmUpUrl.toString(),
                Integer.toString(warmups),
                apiUrl.toString(),
                Integer.toString(events));
    }

    /** The process. */
    public static void main(String[] arguments) {
        NoticeReader reader = new NoticeReader(
                Candidate.valueOf(arguments[0]),
                URI.create(arguments[1]),
                Integer.parseInt(arguments[2]),
                URI.create(arguments[3]));
        int events = Integer.parseInt(arguments[4]);
        ChildJvm.measureWhenAsked(() -> reader.measured(events));
    }

    private Figures measured(int events) {
        for (; warmups > 0; warmups--) {
            delays(warmUpUrl, Duration.ZERO, events);
        }
        long[] sorted = Arrays.stream(delays(apiUrl, NoticeDelay.BETWEEN, NOT_COUNTED + events))
                .skip(NOT_COUNTED)
                .sorted()
                .toArray();
        return new Figures()
                .with("medianMicros", sorted[events / 2] / NANOS_PER_MICRO)
                .with("micros90", sorted[events * 9 / 10] / NANOS_PER_MICRO);
    }

    private long[] delays(URI url, Duration between, int events) {
        BlockingQueue<Long> delays = new LinkedBlockingQueue<>();
        Disposable waiting = candidate.start(url, between, delays::add);
        long[] nanos = LongStream.generate(() -> next(delays)).limit(events).toArray();
        waiting.dispose();
        return nanos;
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
