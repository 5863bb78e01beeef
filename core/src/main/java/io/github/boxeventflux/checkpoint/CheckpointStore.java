package io.github.boxeventflux.checkpoint;

import java.nio.file.Path;
import org.reactivestreams.Publisher;

/**
 * Where checkpoints are kept. Every publisher is cold and does its work once for each subscription; none blocks the
 * thread that subscribes.
 */
public interface CheckpointStore {

    /** The checkpoint of that stream; empty when there is none. */
    Publisher<Checkpoint> load(StreamKey key);

    /**
     * Keeps a checkpoint and completes when it is durable.
     *
     * <p>Fails with a {@link io.github.boxeventflux.error.CheckpointException} when the condition does not hold.
     */
    Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition);

    /** Forgets the checkpoint of that stream, if there is one. */
    Publisher<Void> delete(StreamKey key);

    /** A store that lives as long as the object: for tests, and for streams that are subscribed to again. */
    static CheckpointStore inMemory() {
        return new InMemoryCheckpointStore();
    }

    /**
     * A store in files, one for each stream.
     *
     * @param directory where the files are; made if missing
     * @throws UnsupportedOperationException in this version, which does not save checkpoints by itself yet
     */
    @SuppressWarnings("DoNotCallSuggester") // it will not always throw
    static CheckpointStore file(Path directory) {
        throw new UnsupportedOperationException("CheckpointStore.file(" + directory + "): this version does not save"
                + " checkpoints by itself; keep PageRecord.toCheckpoint() and give it to StreamOptions.resumeFrom");
    }
}
