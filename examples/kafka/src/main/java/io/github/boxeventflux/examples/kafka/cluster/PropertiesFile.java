package io.github.boxeventflux.examples.kafka.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What a server of Kafka's is configured with. */
final class PropertiesFile {

    private PropertiesFile() {}

    /** Those that are given count more than the defaults. */
    static Path write(Path file, Map<String, String> defaults, Map<String, String> given) {
        Properties properties = new Properties();
        properties.putAll(defaults);
        properties.putAll(given);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
