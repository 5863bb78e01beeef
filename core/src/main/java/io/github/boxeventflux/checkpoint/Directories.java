package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.error.CheckpointException;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a file store does with directories. */
final class Directories {

    private Directories() {}

    /** One path for all that lead to the same directory, as far as it exists already. */
    static Path canonical(Path directory) {
        Path absolute = directory.toAbsolutePath();
        for (Path existing = absolute; existing != null; existing = existing.getParent()) {
            try {
                return existing.toRealPath()
                        .resolve(existing.relativize(absolute))
                        .normalize();
            } catch (IOException e) {
                // It is not there yet: its parent may be.
            }
        }
        return absolute.normalize();
    }

    /** Makes a directory and its parents where they are missing, durably. */
    static void make(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent == null || Files.isDirectory(directory)) {
            return;
        }
        make(parent);
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw new CheckpointException(
                        "Checkpoints cannot be kept in " + directory
                                + ": it is a file and no directory; give the store another directory",
                        e);
            }
        }
        force(parent);
    }

    /** Makes durable which files a directory holds; where a directory cannot be opened, the system sees to it. */
    static void force(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        // No FileChannel: that one fails when its thread is interrupted, after the change has been made.
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
