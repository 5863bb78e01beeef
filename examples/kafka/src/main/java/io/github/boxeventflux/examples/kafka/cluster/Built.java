package io.github.boxeventflux.examples.kafka.cluster;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the build has put things. */
final class Built {

    private Built() {}

    /** The directory {@code target} of this module, whether its classes or its jar are used. */
    static Path target() {
        try {
            return Path.of(Built.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
