package io.github.boxeventflux.examples.kafka.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** What broker and worker run on: the jars of Kafka's own distribution, and nothing of ours but {@link Lifeline}. */
final class Libraries {

    private static final String PROPERTY = "kafka.libs";
    private static final String LIFELINE = Lifeline.class.getName().replace('.', '/') + ".class";
    private static final String LOGGING = "log4j2.properties";

    private Libraries() {}

    /** The class path of a process with this directory of its own, which is filled with what is not in Kafka's jars. */
    static String classPath(Path directory) {
        Path own = directory.resolve("classes");
        copy("/" + LIFELINE, own.resolve(LIFELINE));
        copy(LOGGING, own.resolve(LOGGING));
        return own + System.getProperty("path.separator") + kafka().resolve("*");
    }

    private static Path kafka() {
        String given = System.getProperty(PROPERTY);
        Path libraries = given == null
                ? Built.target().resolve("../distribution/target/libs").normalize()
                : Path.of(given);
        if (isEmpty(libraries)) {
            throw new IllegalStateException("No jars of Kafka in " + libraries + ": build"
                    + " examples/kafka/distribution, or name their directory in the system property " + PROPERTY);
        }
        return libraries;
    }

    private static boolean isEmpty(Path directory) {
        try (var files = Files.newDirectoryStream(directory, "*.jar")) {
            return !files.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    private static void copy(String resource, Path target) {
        try (InputStream content = Objects.requireNonNull(Libraries.class.getResourceAsStream(resource), resource)) {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
