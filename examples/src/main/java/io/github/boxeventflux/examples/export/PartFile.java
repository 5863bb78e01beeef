package io.github.boxeventflux.examples.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that pieces are put to. What is compressed gets a gzip member of its own for each piece: one after the other they
 * are a gzip file, wherever it is cut between two.
 */
final class PartFile implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;
    private final boolean gzip;
    private final OutputStream out;
    private @Nullable GZIPOutputStream member;

    private PartFile(FileChannel channel, boolean gzip) {
        this.channel = channel;
        this.gzip = gzip;
        this.out = Channels.newOutputStream(channel);
    }

    /**
     * Opens it, for this process alone.
     *
     * @throws IllegalArgumentException when another one has it
     */
    static PartFile open(Path path, boolean gzip) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IllegalArgumentException("--output: another process is writing " + path);
        }
        return new PartFile(channel, gzip);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** How many bytes it has. */
    long length() throws IOException {
        return channel.size();
    }

    /** Takes away what comes after so many bytes: the next piece begins there. */
    void cutTo(long length) throws IOException {
        channel.truncate(length).position(length);
    }

    /** Puts a text to the present piece. */
    void append(String text) throws IOException {
        // Nothing needs no piece; but no piece at all would be no gzip file.
        if (!text.isEmpty() || length() == 0) {
            piece().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Ends the present piece; when this returns, it is on the disk. */
    void endPiece() throws IOException {
        if (member != null) {
            member.finish();
            member = null;
        }
        channel.force(false);
    }

    /** Without ending the piece. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private OutputStream piece() throws IOException {
        if (!gzip) {
            return out;
        }
        GZIPOutputStream present = member == null ? new GZIPOutputStream(out, BUFFER) : member;
        member = present;
        return present;
    }
}
