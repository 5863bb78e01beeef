package io.github.boxeventflux.campaigns.faults;

import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A schedule over real sockets against whoever can read a user's events. It begins when the reader waits for the first. */
final class PeerTrial implements AutoCloseable {

    /** What every call, every connect and every poll may take, whoever makes it. */
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** How long after the last fault a reader may take to be up to date. */
    static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("campaign.patience", 10));

    private static final Duration TO_BEGIN = Duration.ofSeconds(20);
    private static final int EVENTS_AFTER = 5;

    private final Schedule schedule;
    private final Scheduler stage = Schedulers.newSingle("peer-trial", true);
    private final RemoteBox box;
    private final Peer peer;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();
    private int events;
    private volatile @Nullable Instant calmSince;

    private PeerTrial(Schedule schedule, BiFunction<RemoteBox, Consumer<String>, Peer> reader) {
        this.schedule = schedule;
        box = new RemoteBox(box(schedule.setting()));
        peer = reader.apply(box, this::came);
    }

    static Outcome of(Schedule schedule, BiFunction<RemoteBox, Consumer<String>, Peer> reader) {
        try (PeerTrial trial = new PeerTrial(schedule, reader)) {
            return trial.run();
        }
    }

    private static FakeBoxBuilder box(Setting setting) {
        FakeBoxBuilder box = FakeBox.builder().retryTimeout((int) TIMEOUT.toSeconds());
        return setting.realistic() ? box.realistic(setting.seed()) : box;
    }

    private Outcome run() {
        peer.start();
        box.awaitHeldPoll(TO_BEGIN);
        schedule.acts().forEach(act -> in(act.at(), () -> perform(act)));
        in(schedule.end(), this::calmDown);
        boolean upToDate = awaitCompletion();
        Duration catchUp = Duration.between(calmSince, Instant.now());
        return new Outcome(events, missing.size(), repeated.get(), peer.isDead(), upToDate, catchUp, box.calls());
    }

    private void in(Duration delay, Runnable task) {
        stage.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            String id = "e" + events++;
            missing.add(id);
            box.publish(id);
        }
    }

    private void came(@Nullable String id) {
        if (id != null && !heard.add(id)) {
            repeated.incrementAndGet();
        }
        missing.remove(id);
    }

    private void perform(Act act) {
        if (act instanceof Act.Publish publish) {
            publish(publish.events());
        } else {
            box.perform(act, this::in);
        }
    }

    private void calmDown() {
        box.calmDown();
        publish(EVENTS_AFTER);
        calmSince = Instant.now();
    }

    private boolean awaitCompletion() {
        await().atMost(schedule.end().plus(TO_BEGIN)).until(() -> calmSince != null);
        try {
            await().atMost(PATIENCE).until(() -> missing.isEmpty() || peer.isDead());
        } catch (ConditionTimeoutException late) {
            return false;
        }
        return missing.isEmpty();
    }

    @Override
    public void close() {
        peer.close();
        stage.dispose();
        box.close();
    }
}
