package io.github.boxeventflux.test;

import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps a {@link FakeBox} busy as people would: they sign in, upload, preview, share, invite and comment, until this
 * is closed. For programs that show what comes in; a test publishes what it wants to see.
 *
 * <pre>{@code
 * try (FakeBox box = FakeBox.start(); LivelyDay day = LivelyDay.start(box)) {
 *     // … read from box …
 * }
 * }</pre>
 */
public final class LivelyDay implements AutoCloseable {

    private static final int USUAL_PACE = 60;
    private static final int MAX_PACE = 60_000;
    private static final ZoneOffset CALIFORNIA = ZoneOffset.ofHours(-8);

    private final FakeBox box;
    private final Random random;
    private final Scheduler timer = Schedulers.newSingle("fake-box-lively-day", true);
    private final AtomicLong happened = new AtomicLong();
    private final Disposable going;

    private LivelyDay(FakeBox box, int perMinute, long seed) {
        this.box = box;
        this.random = new Random(seed);
        this.going = Flux.interval(Duration.ofMinutes(1).dividedBy(perMinute), timer)
                .onBackpressureDrop()
                .subscribe(tick -> somethingHappens());
    }

    /** Starts a day on which something happens every second, another one each time. */
    public static LivelyDay start(FakeBox box) {
        return start(box, USUAL_PACE, System.nanoTime());
    }

    /**
     * Starts a day.
     *
     * @param perMinute how many things happen in a minute of real time, 1 to 60,000; most make one event for the
     *     owner's streams and one for the enterprise's
     * @param seed what happens: the same seed, the same things in the same order
     * @throws IllegalArgumentException for a box with an {@link Enterprise}, which leads a life of its own
     */
    public static LivelyDay start(FakeBox box, int perMinute, long seed) {
        if (perMinute < 1 || perMinute > MAX_PACE) {
            throw new IllegalArgumentException("perMinute: " + perMinute + " is not allowed; allowed are 1 to 60000");
        }
        // Refused here, and not at the first tick, where nobody would hear of it.
        box.account().only(StreamType.ADMIN_LOGS, StreamType.ADMIN_LOGS_STREAMING);
        return new LivelyDay(box, perMinute, seed);
    }

    /** How many things have happened. */
    public long happened() {
        return happened.get();
    }

    /** Ends the day; the {@link FakeBox} goes on. */
    @Override
    public void close() {
        going.dispose();
        timer.dispose();
    }

    private void somethingHappens() {
        Scene scene = new Scene(random, OffsetDateTime.ofInstant(box.now(), CALIFORNIA));
        Happening.any(random).happenTo(box.account(), scene);
        happened.incrementAndGet();
    }
}
