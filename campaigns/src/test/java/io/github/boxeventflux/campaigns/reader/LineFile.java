package io.github.boxeventflux.campaigns.reader;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file that lines are written to without a buffer: what was written stays when the process is killed. */
final class LineFile {

    private final FileChannel channel;

    private LineFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file to write behind its last line; half a line, which a kill may leave, is no line. */
    static LineFile open(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            try (FileChannel torn = FileChannel.open(path, StandardOpenOption.WRITE)) {
                torn.truncate(wholeLines(Files.readAllBytes(path)));
            }
        }
        return new LineFile(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** The whole lines of a file that may not be there. */
    static List<String> read(Path path) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(path);
            return new String(bytes, 0, wholeLines(bytes), US_ASCII).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** From any thread. */
    void append(String line) {
        try {
            channel.write(ByteBuffer.wrap((line + '\n').getBytes(US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
