package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
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
        long token = stored == null ? 0 : stored.fencingToken();
        if (condition instanceof WriteCondition.IfAbsent && stored != null) {
            throw new CheckpointException("There is a checkpoint for " + key + " already; nothing was changed", null);
        }
        if (condition instanceof WriteCondition.NotNewerThan mine) {
            if (mine.token() < token) {
                throw new LeaseLostException(
                        "A newer owner has saved a checkpoint for " + key + "; nothing was changed", null);
            }
            token = mine.token();
        }
        entries.put(key, new Entry(checkpoint, token));
        return null;
    }

    private synchronized @Nullable Void remove(StreamKey key) {
        entries.remove(key);
        return null;
    }
}
