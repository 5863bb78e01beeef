package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A store in memory that writes down what is asked of it, and fails or tarries as a test wants. */
final class ScriptedStore implements CheckpointStore {

    /** "load", "save P", "saved P" and "release", in the order in which they happened. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final CheckpointStore memory = CheckpointStore.inMemory();
    private Function<Checkpoint, Mono<Void>> beforeSave = checkpoint -> Mono.empty();
    private UnaryOperator<Mono<Checkpoint>> load = UnaryOperator.identity();

    ScriptedStore beforeSave(Function<Checkpoint, Mono<Void>> before) {
        beforeSave = before;
        return this;
    }

    ScriptedStore onLoad(UnaryOperator<Mono<Checkpoint>> change) {
        load = change;
        return this;
    }

    /** What a restart would find. */
    Checkpoint stored(StreamKey key) {
        return Mono.from(memory.load(key)).block();
    }

    void store(StreamKey key, Checkpoint checkpoint) {
        Mono.from(memory.save(key, checkpoint, WriteCondition.always())).block();
    }

    List<String> saves() {
        return calls.stream().filter(call -> call.startsWith("save ")).toList();
    }

    @Override
    public Publisher<Checkpoint> load(StreamKey key) {
        return Mono.defer(() -> {
            calls.add("load");
            return load.apply(Mono.from(memory.load(key)));
        });
    }

    @Override
    public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        return Mono.defer(() -> {
            calls.add("save " + checkpoint.position());
            return beforeSave
                    .apply(checkpoint)
                    .then(Mono.from(memory.save(key, checkpoint, condition)))
                    .doOnSuccess(none -> calls.add("saved " + checkpoint.position()));
        });
    }

    @Override
    public Publisher<Void> delete(StreamKey key) {
        return memory.delete(key);
    }

    @Override
    public Publisher<Void> release(StreamKey key) {
        return Mono.fromRunnable(() -> calls.add("release"));
    }
}
