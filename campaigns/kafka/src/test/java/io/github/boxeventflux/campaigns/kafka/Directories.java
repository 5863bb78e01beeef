package io.github.boxeventflux.campaigns.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Places for the files of servers. */
final class Directories {

    private Directories() {}

    /** Below {@code target}, where logs can be read until the next run. */
    static Path of(String name) throws IOException {
        return fresh(Path.of("target", "clusters", name).toAbsolutePath());
    }

    /** The same directory with nothing in it. */
    static Path fresh(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return Files.createDirectory(directory);
    }
}
