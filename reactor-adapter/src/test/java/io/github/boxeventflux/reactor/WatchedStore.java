package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.CheckpointException;
import java.util.HashSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A store in memory that watches what it is asked to keep: at once, or on another thread, with faults. */
final class WatchedStore implements CheckpointStore {

    /** What must not be. */
    final Queue<String> violations = new ConcurrentLinkedQueue<>();

    private final CheckpointStore memory = CheckpointStore.inMemory();
    private final SampleStream stream;
    private final Set<Integer> acknowledged;
    private final Random random;
    private final @Nullable Scheduler thread;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Set<Integer> covered = Set.of();
    private volatile CountDownLatch released = new CountDownLatch(1);
    private volatile boolean refusing;

    /** @param thread where it works; on the asking one, and without a fault, when there is none */
    WatchedStore(SampleStream stream, Set<Integer> acknowledged, Random random, @Nullable Scheduler thread) {
        this.stream = stream;
        this.acknowledged = acknowledged;
        this.random = random;
        this.thread = thread;
    }

    /** The events that a restart would not deliver. */
    Set<Integer> covered() {
        return covered;
    }

    /** Opens when the next reader has let go of its checkpoint. */
    CountDownLatch nextRelease() {
        released = new CountDownLatch(1);
        return released;
    }

    void refuse(boolean value) {
        refusing = value;
    }

    @Override
    public Publisher<Checkpoint> load(StreamKey key) {
        return memory.load(key);
    }

    @Override
    public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        Mono<Void> saved = Mono.defer(() -> {
                    watch(checkpoint);
                    return Mono.from(memory.save(key, checkpoint, condition));
                })
                .doOnSuccess(none -> covered = stream.covered(checkpoint));
        Mono<Void> work = thread == null ? saved : late(saved).subscribeOn(thread);
        return Mono.defer(() -> {
            if (underWay.incrementAndGet() > 1) {
                violations.add("two saves at the same time");
            }
            AtomicBoolean going = new AtomicBoolean(true);
            Runnable gone = () -> {
                if (going.compareAndSet(true, false)) {
                    underWay.decrementAndGet();
                }
            };
            Mono<Void> answer = refusing ? Mono.error(new CheckpointException("refused", null)) : work;
            return answer.doOnTerminate(gone).doOnCancel(gone);
        });
    }

    @Override
    public Publisher<Void> delete(StreamKey key) {
        return memory.delete(key);
    }

    @Override
    public Publisher<Void> release(StreamKey key) {
        return Mono.fromRunnable(released::countDown);
    }

    private Mono<Void> late(Mono<Void> saved) {
        return Mono.defer(() -> {
            Spin.turns(random.nextInt(2_000));
            Mono<Void> fault = Mono.error(new IllegalStateException("the store is down for a moment"));
            return switch (random.nextInt(20)) {
                case 0 -> fault;
                // Done, but the answer is lost.
                case 1 -> saved.then(fault);
                default -> saved;
            };
        });
    }

    private void watch(Checkpoint checkpoint) {
        Set<Integer> next = stream.covered(checkpoint);
        if (!acknowledged.containsAll(next)) {
            violations.add("lost: " + without(next, acknowledged) + " by " + checkpoint);
        }
        if (!next.containsAll(covered)) {
            violations.add("gone back by " + without(covered, next) + " to " + checkpoint);
        }
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> some) {
        Set<Integer> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
