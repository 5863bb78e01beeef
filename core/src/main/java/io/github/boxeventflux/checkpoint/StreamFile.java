package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.error.CheckpointException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * One stream's checkpoint in a directory. A save goes to a temporary file, which then takes the place of the old one: at
 * every moment one of them is there and whole. For one thread at a time, and for as long as the lock is held.
 */
final class StreamFile {

    private final Path directory;
    private final StreamKey key;
    private final Path file;
    private final Path temporary;
    private final ProcessLock lock;

    /** Whether {@link #storedToken} is known: from the first reading on, since the lock keeps others from writing. */
    private boolean known;

    private @Nullable Long storedToken;

    StreamFile(Path directory, StreamKey key) {
        String name = FileNames.of(key);
        this.directory = directory;
        this.key = key;
        this.file = directory.resolve(name + ".checkpoint");
        this.temporary = directory.resolve(name + ".tmp");
        this.lock = new ProcessLock(directory, name + ".lock", key);
    }

    boolean isInUse() {
        return lock.isOpen();
    }

    @Nullable
    Checkpoint load() throws IOException {
        lock.take();
        CheckpointFile.Content stored = read();
        return stored == null ? null : stored.checkpoint();
    }

    void save(Checkpoint checkpoint, WriteCondition condition) throws IOException {
        lock.take();
        if (!known) {
            read();
        }
        long token = FencingTokens.check(key, storedToken, condition);
        CheckpointFile content = CheckpointFile.of(key, token, checkpoint);
        known = false;
        replace(content);
        remember(token);
    }

    void delete() throws IOException {
        boolean wasHeld = lock.isHeld();
        lock.take();
        try {
            checkOwner();
            known = false;
            Files.deleteIfExists(temporary);
            Files.deleteIfExists(file);
            Directories.force(directory);
            remember(null);
        } finally {
            if (!wasHeld) {
                release();
            }
        }
    }

    void release() throws IOException {
        lock.release();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private CheckpointFile.@Nullable Content read() throws IOException {
        known = false;
        byte[] bytes = bytes();
        CheckpointFile.Content content = bytes == null ? null : content(bytes);
        remember(content == null ? null : content.fencingToken());
        return content;
    }

    private byte @Nullable [] bytes() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private CheckpointFile.Content content(byte[] bytes) {
        try {
            return CheckpointFile.read(bytes, key);
        } catch (CheckpointException e) {
            throw new CheckpointException(
                    "The checkpoint file " + file + " of " + key + " cannot be used and was left as it is: "
                            + e.getMessage(),
                    e.getCause());
        }
    }

    private void checkOwner() throws IOException {
        byte[] bytes = bytes();
        if (bytes != null && CheckpointFile.isOfAnotherStream(bytes, key)) {
            content(bytes);
        }
    }

    private void remember(@Nullable Long token) {
        known = true;
        storedToken = token;
    }

    private void replace(CheckpointFile content) throws IOException {
        try {
            write(content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            cleanUp(e);
            throw e;
        }
        Directories.force(directory);
    }

    /** Through a stream, which no interrupt closes. */
    private void write(CheckpointFile content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            content.writeTo(out);
            out.getFD().sync();
        }
    }

    private void cleanUp(IOException fault) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }
}
