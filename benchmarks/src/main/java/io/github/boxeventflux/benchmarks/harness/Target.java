package io.github.boxeventflux.benchmarks.harness;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where this program was built to, and where what it makes belongs. */
public final class Target {

    /** Holds the jar, or the classes that would be in it. */
    public static final Path DIRECTORY = find();

    private Target() {}

    private static Path find() {
        try {
            Path program = Path.of(Target.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return program.resolveSibling(".").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
