package io.github.boxeventflux.checkpoint;

import static io.github.boxeventflux.support.Samples.utf8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Checkpoint files as the documentation describes them, made without the library. */
final class CheckpointFiles {

    static final String HEADER = "{\"format\":\"box-event-flux-checkpoint\",\"version\":1,\"name\":\"audit\","
            + "\"streamType\":\"all\",\"fencingToken\":0,\"checksum\":\"00000000\"}";
    static final String TEXT = "{\"version\":1,\"position\":\"17\",\"recentEventIds\":[],\"acknowledgedBeyond\":[]}";

    private CheckpointFiles() {}

    /** A file of two lines; the checksum is filled in. */
    static byte[] of(String header, String text) {
        String zeros = "00000000";
        String content = header + "\n" + text + "\n";
        CRC32C sum = new CRC32C();
        sum.update(utf8(content));
        return utf8(content.replaceFirst(zeros + "\"}\n", String.format("%08x\"}\n", sum.getValue())));
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
