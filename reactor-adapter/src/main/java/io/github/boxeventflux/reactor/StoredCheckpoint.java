package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One stream's checkpoint in its store: each call is made once, in limited time, and where it may block. */
final class StoredCheckpoint {

    private final CheckpointStore store;
    private final StreamKey key;
    private final Duration timeout;
    private final StreamTime time;
    private final Claim claim;
    private volatile boolean nothingIsThere;

    StoredCheckpoint(CheckpointStore store, StreamKey key, Claim claim, Duration timeout, StreamTime time) {
        this.store = store;
        this.key = key;
        this.timeout = timeout;
        this.time = time;
        this.claim = claim;
    }

    /** Empty when there is none. */
    Mono<Checkpoint> load() {
        return call(() -> store.load(key)).switchIfEmpty(Mono.fromRunnable(() -> nothingIsThere = true));
    }

    Mono<Void> save(Checkpoint checkpoint) {
        return Mono.defer(() -> call(() -> store.save(key, checkpoint, condition())));
    }

    /** Lets go of it; that it cannot be told is no fault any more. */
    Mono<Void> release() {
        return call(() -> store.release(key)).onErrorComplete();
    }

    /**
     * Where nothing was found nothing must be there when the first checkpoint is saved: else somebody else reads under the
     * same name. Asked for once only: of an attempt that fails, nobody knows whether it was done.
     */
    private WriteCondition condition() {
        WriteCondition claimed = claim.condition();
        if (nothingIsThere && claimed.equals(WriteCondition.always())) {
            nothingIsThere = false;
            return WriteCondition.ifAbsent();
        }
        return claimed;
    }

    private <T> Mono<T> call(Supplier<Publisher<T>> call) {
        Mono<T> made = Mono.defer(() -> Mono.from(call.get()));
        return (store.isBlocking() ? made.subscribeOn(Schedulers.boundedElastic()) : made)
                .timeout(timeout, time.scheduler());
    }
}
