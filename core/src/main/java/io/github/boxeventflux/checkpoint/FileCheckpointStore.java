package io.github.boxeventflux.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A directory with one file for each stream. */
final class FileCheckpointStore implements CheckpointStore {

    /** Work on a stream's file. */
    @FunctionalInterface
    private interface Work<T> {
        @Nullable
        T on(StreamFile file) throws IOException;
    }

    private record Place(Path directory, StreamKey key) {}

    /** All that this process uses, whichever store it came from: a lock on a file holds for the whole process. */
    private static final ConcurrentMap<Place, StreamFile> IN_USE = new ConcurrentHashMap<>();

    private final Path directory;

    FileCheckpointStore(Path directory) {
        this.directory = Directories.canonical(directory);
    }

    @Override
    public Publisher<Checkpoint> load(StreamKey key) {
        return new SingleCall<>(() -> call("load", key, StreamFile::load));
    }

    @Override
    public Publisher<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        return new SingleCall<>(() -> call("save", key, file -> {
            file.save(checkpoint, condition);
            return null;
        }));
    }

    @Override
    public Publisher<Void> delete(StreamKey key) {
        return new SingleCall<>(() -> call("delete", key, file -> {
            file.delete();
            return null;
        }));
    }

    @Override
    public Publisher<Void> release(StreamKey key) {
        return new SingleCall<>(() -> call("release", key, file -> {
            file.release();
            return null;
        }));
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileCheckpointStore store && store.directory.equals(directory);
    }

    @Override
    public int hashCode() {
        return directory.hashCode();
    }

    @Override
    public String toString() {
        return "CheckpointStore.file(" + directory + ")";
    }

    private <T> @Nullable T call(String what, StreamKey key, Work<T> work) {
        Place place = new Place(directory, key);
        while (true) {
            StreamFile file = IN_USE.computeIfAbsent(place, unused -> new StreamFile(directory, key));
            synchronized (file) {
                // Another thread may have let go of it meanwhile.
                if (IN_USE.get(place) == file) {
                    return call(what, place, file, work);
                }
            }
        }
    }

    private static <T> @Nullable T call(String what, Place place, StreamFile file, Work<T> work) {
        try {
            return work.on(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot " + what + " the checkpoint of " + place.key() + " in " + file + ": "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        } finally {
            if (!file.isInUse()) {
                IN_USE.remove(place, file);
            }
        }
    }
}
