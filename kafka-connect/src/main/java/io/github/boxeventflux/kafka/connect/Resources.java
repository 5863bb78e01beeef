package io.github.boxeventflux.kafka.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Texts that stand beside the classes. */
final class Resources {

    private Resources() {}

    static Properties properties(String name) {
        try (InputStream resource = Resources.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
