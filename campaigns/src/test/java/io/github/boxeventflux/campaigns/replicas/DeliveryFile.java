package io.github.boxeventflux.campaigns.replicas;

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

/** The deliveries of one process, written without a buffer: they stay when it is killed. */
final class DeliveryFile {

    private final FileChannel channel;

    DeliveryFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void append(Delivery delivery) {
        try {
            channel.write(ByteBuffer.wrap((delivery.line() + '\n').getBytes(US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole lines of a file that may not be there. */
    static List<Delivery> read(Path path) throws IOException {
        try {
            String text = Files.readString(path, US_ASCII);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Delivery::parse)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
