package io.github.boxeventflux.checkpoint;

import java.nio.file.Path;
import org.reactivestreams.Publisher;

/** A directory with one file for each stream. */
final class FileCheckpointStore implements CheckpointStore {

    private final Path directory;

    FileCheckpointStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public Publisher<Checkpoint> load(StreamKey key) {
        throw new UnsupportedOperationException("load " + key + " from " + directory);
    }

    @Override
    public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        throw new UnsupportedOperationException("save " + key + " in " + directory);
    }

    @Override
    public Publisher<Void> delete(StreamKey key) {
        throw new UnsupportedOperationException("delete " + key + " in " + directory);
    }

    @Override
    public boolean isBlocking() {
        return true;
    }
}
