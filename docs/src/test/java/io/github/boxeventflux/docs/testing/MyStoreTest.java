package io.github.boxeventflux.docs.testing;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.test.CheckpointStoreContract;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class MyStoreTest implements CheckpointStoreContract {

    private final ConcurrentMap<StreamKey, MyStore.Row> rows = new ConcurrentHashMap<>();

    @Override
    public CheckpointStore openStore() {
        return new MyStore(rows);
    }
}

final class MyStore implements CheckpointStore {

    private final ConcurrentMap<StreamKey, Row> rows;

    MyStore(ConcurrentMap<StreamKey, Row> rows) {
        this.rows = rows;
    }

    record Row(String checkpoint, long fencingToken) {}

    @Override
    public Publisher<Checkpoint> load(StreamKey key) {
        return Mono.fromSupplier(() -> rows.get(key)).map(row -> Checkpoint.fromJson(row.checkpoint()));
    }

    @Override
    public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        return Mono.fromRunnable(() ->
                rows.compute(key, (same, stored) -> new Row(checkpoint.toJson(), tokenToKeep(stored, condition))));
    }

    @Override
    public Publisher<Void> delete(StreamKey key) {
        return Mono.fromRunnable(() -> rows.remove(key));
    }

    private static long tokenToKeep(@Nullable Row stored, WriteCondition condition) {
        if (stored != null && condition instanceof WriteCondition.IfAbsent) {
            throw new CheckpointException("there is one already", null);
        }
        long token = stored == null ? 0 : stored.fencingToken();
        if (condition instanceof WriteCondition.NotNewerThan mine) {
            if (mine.token() < token) {
                throw new LeaseLostException("there is a newer owner", null);
            }
            return mine.token();
        }
        return token;
    }
}
