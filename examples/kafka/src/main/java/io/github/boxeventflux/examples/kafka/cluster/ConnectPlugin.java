package io.github.boxeventflux.examples.kafka.cluster;

import java.nio.file.Files;
import java.nio.file.Path;

/** The connector as workers get it: out of the archive that is published. */
public final class ConnectPlugin {

    private static final String PROPERTY = "kafka.plugins";

    private ConnectPlugin() {}

    /**
     * A {@code plugin.path}, with the connector in a directory of its own.
     *
     * @throws IllegalStateException if the build has not come to the phase {@code package} yet
     */
    public static Path directory() {
        String given = System.getProperty(PROPERTY);
        Path plugins = given == null ? Built.target().resolve("plugins") : Path.of(given);
        if (!Files.isDirectory(plugins)) {
            throw new IllegalStateException("No plugins in " + plugins
                    + ": package examples/kafka, or name their directory in the system property " + PROPERTY);
        }
        return plugins;
    }
}
