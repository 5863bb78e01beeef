package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.error.CheckpointException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes away from a stream's files. Its file is empty and stays: whoever deleted it could take away one
 * that another process has just locked.
 */
final class ProcessLock {

    private final Path directory;
    private final Path file;
    private final StreamKey key;

    /** For the lock alone: input and output on it could be interrupted, which closes it. */
    private @Nullable FileChannel channel;

    private @Nullable FileLock lock;

    ProcessLock(Path directory, String name, StreamKey key) {
        this.directory = directory;
        this.file = directory.resolve(name);
        this.key = key;
    }

    boolean isHeld() {
        return lock != null;
    }

    /** Whether there is something to keep until the next call. */
    boolean isOpen() {
        return channel != null;
    }

    /** Takes the lock, unless it is held already. */
    void take() throws IOException {
        if (isHeld()) {
            return;
        }
        Directories.make(directory);
        FileChannel opened =
                channel == null ? FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE) : channel;
        channel = opened;
        try {
            lock = opened.tryLock();
        } catch (OverlappingFileLockException e) {
            // The channel stays open: on some systems closing it would free the other one's lock, too.
            throw new CheckpointException(
                    key + " is in use in this process already, through another path to the lock file " + file
                            + ", a name that differs in case only, or another copy of this library; use one of them",
                    e);
        } catch (IOException e) {
            close();
            throw e;
        }
        if (lock == null) {
            close();
            throw new CheckpointException(
                    key + " is in use in another process, which holds the lock file " + file
                            + "; stop that process, or give this stream another name or directory. Do not delete the"
                            + " file: the lock ends with its process",
                    null);
        }
    }

    void release() throws IOException {
        if (isHeld()) {
            close();
        }
    }

    private void close() throws IOException {
        FileChannel closing = channel;
        channel = null;
        lock = null;
        if (closing != null) {
            closing.close();
        }
    }
}
