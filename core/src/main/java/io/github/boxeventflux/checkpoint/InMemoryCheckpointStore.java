package io.github.boxeventflux.checkpoint;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A map. */
final class InMemoryCheckpointStore implements CheckpointStore {

    private record Entry(Checkpoint checkpoint, long fencingToken) {}

    private final Map<StreamKey, Entry> entries = new HashMap<>();

    @Override
    public Publisher<Checkpoint> load(StreamKey key) {
        return new SingleCall<>(() -> find(key));
    }

    @Override
    public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        return new SingleCall<>(() -> write(key, checkpoint, condition));
    }

    @Override
    public Publisher<Void> delete(StreamKey key) {
        return new SingleCall<>(() -> remove(key));
    }

    private synchronized @Nullable Checkpoint find(StreamKey key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.checkpoint();
    }

    private synchronized @Nullable Void write(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        Entry stored = entries.get(key);
        long token = FencingTokens.check(key, stored == null ? null : stored.fencingToken(), condition);
        entries.put(key, new Entry(checkpoint, token));
        return null;
    }

    private synchronized @Nullable Void remove(StreamKey key) {
        entries.remove(key);
        return null;
    }
}
