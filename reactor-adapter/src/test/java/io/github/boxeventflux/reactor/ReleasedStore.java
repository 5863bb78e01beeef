package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Another store, and when everybody who used it has let go of it: after a cancel that is later. */
final class ReleasedStore implements CheckpointStore {

    private final CheckpointStore store;
    private final AtomicInteger users = new AtomicInteger();

    ReleasedStore(CheckpointStore store) {
        this.store = store;
    }

    void awaitReleases(Duration atMost) {
        Awaitility.await("everybody has let go of the store")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> users.get() == 0);
    }

    @Override
    public Publisher<Checkpoint> load(StreamKey key) {
        return Mono.defer(() -> {
            users.incrementAndGet();
            return Mono.from(store.load(key));
        });
    }

    @Override
    public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        return store.save(key, checkpoint, condition);
    }

    @Override
    public Publisher<Void> delete(StreamKey key) {
        return store.delete(key);
    }

    @Override
    public Publisher<Void> release(StreamKey key) {
        return Mono.from(store.release(key)).doFinally(signal -> users.decrementAndGet());
    }

    @Override
    public boolean isBlocking() {
        return store.isBlocking();
    }
}
