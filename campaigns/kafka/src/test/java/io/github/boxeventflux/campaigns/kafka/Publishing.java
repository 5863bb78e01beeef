package io.github.boxeventflux.campaigns.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets events happen to a crowd, some for one user and then some for another, as long as some are left to happen. */
final class Publishing implements AutoCloseable {

    private static final int EACH_MILLIS = 20;
    private static final int REPEATS_ONE_IN = 6;
    private static final int MOST_REPEATS = 40;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> publishing;
    private final Crowd crowd;
    private final Random random;
    private final int mostAtOnce;
    private final AtomicInteger left = new AtomicInteger();

    /** @param perSecond about how many events happen in a second */
    Publishing(Crowd crowd, int perSecond, long seed) {
        this.crowd = crowd;
        this.random = new Random(seed);
        this.mostAtOnce = Math.max(1, 2 * perSecond * EACH_MILLIS / 1_000);
        publishing = executor.scheduleAtFixedRate(this::publish, 0, EACH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets so many more happen. */
    void add(int events) {
        left.addAndGet(events);
    }

    /** Waits until none is left. */
    void awaitEnd() {
        await().atMost(Duration.ofMinutes(10)).until(() -> publishing.isDone() || left.get() == 0);
        if (publishing.isDone()) {
            throw new AssertionError("Publishing failed: " + publishing);
        }
    }

    /** From now on nothing happens. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() {
        int count = Math.min(left.get(), 1 + random.nextInt(mostAtOnce));
        if (count == 0) {
            return;
        }
        String user = crowd.users().get(random.nextInt(crowd.users().size()));
        if (random.nextInt(REPEATS_ONE_IN) == 0) {
            crowd.repeat(user, 1 + random.nextInt(MOST_REPEATS));
        }
        crowd.publish(user, count);
        left.addAndGet(-count);
    }
}
