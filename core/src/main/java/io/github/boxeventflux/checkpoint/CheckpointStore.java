package io.github.boxeventflux.checkpoint;

import java.nio.file.Path;
import org.reactivestreams.Publisher;

/**
 * Where checkpoints are kept. Every publisher is cold and does its work once for each subscription.
 *
 * <p>An {@link io.github.boxeventflux.error.FatalException} ends the stream; any other error is taken for one that
 * passes, and the call is made again.
 */
public interface CheckpointStore {

    /**
     * The checkpoint of that stream; empty when there is none.
     *
     * <p>Fails with a {@link io.github.boxeventflux.error.CheckpointException} when there is one that cannot be read.
     */
    Publisher<Checkpoint> load(StreamKey key);

    /**
     * Keeps a checkpoint and completes when it is durable.
     *
     * <p>Fails, and changes nothing, when the condition does not hold: for {@link WriteCondition#ifAbsent()} with a
     * {@link io.github.boxeventflux.error.CheckpointException}, for {@link WriteCondition#notNewerThan(long)} with a
     * {@link io.github.boxeventflux.error.LeaseLostException}. The fencing token that a checkpoint was saved under is
     * remembered with it, also when a save under another condition comes after.
     */
    Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition);

    /**
     * Forgets the checkpoint of that stream, if there is one. Whether the fencing token that it was saved under is
     * forgotten too is the store's own affair: whoever deletes ends the stream's readers first.
     */
    Publisher<Void> delete(StreamKey key);

    /**
     * The stream is not read here any longer: lets go of what was held for it since it was loaded, such as a lock. By
     * default there is nothing.
     */
    default Publisher<Void> release(StreamKey key) {
        return new SingleCall<>(() -> null);
    }

    /** Whether a publisher may block the thread that asks it, so that it must be one that may be blocked. */
    default boolean isBlocking() {
        return false;
    }

    /** A store that lives as long as the object: for tests, and for streams that are subscribed to again. */
    static CheckpointStore inMemory() {
        return new InMemoryCheckpointStore();
    }

    /**
     * A store in files, one for each stream, that people can read. It blocks ({@link #isBlocking()}). A crash at any
     * moment leaves the newest checkpoint that was saved, or the one that was being saved. Stores with the same directory
     * are equal and work as one.
     *
     * <p>From its first load or save until its {@link #release(StreamKey)}, a stream is this process's alone: in another
     * one the calls fail with a {@link io.github.boxeventflux.error.CheckpointException}. So do they on a file that is
     * damaged, of another stream or of a newer version of this library; the file is left as it is. Any other fault of the
     * file system is a {@link java.io.UncheckedIOException}.
     *
     * @param directory where the files are, best on a local disk; made if missing
     */
    static CheckpointStore file(Path directory) {
        return new FileCheckpointStore(directory);
    }
}
