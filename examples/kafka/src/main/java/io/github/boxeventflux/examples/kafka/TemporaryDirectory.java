package io.github.boxeventflux.examples.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory, for this user alone, that is deleted with all that is in it. */
record TemporaryDirectory(Path path) implements AutoCloseable {

    TemporaryDirectory(String name) {
        this(made(name));
    }

    private static Path made(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> found = Files.walk(path)) {
            for (Path deleted : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(deleted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
