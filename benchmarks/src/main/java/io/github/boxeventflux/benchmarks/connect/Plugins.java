package io.github.boxeventflux.benchmarks.connect;

import io.github.boxeventflux.benchmarks.harness.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.connect.source.SourceConnector;

/** A worker's directory of plugins: this project's archive as it is, and once more with the connector that it is held against. */
final class Plugins {

    private static final Path ARCHIVES =
            Target.DIRECTORY.resolve("../../kafka-connect/target").normalize();

    private Plugins() {}

    /** Fills a directory. */
    static Path in(Path directory) {
        try {
            unpack(directory.resolve("box"));
            Path prepared = directory.resolve("prepared");
            unpack(prepared);
            writePeer(prepared.resolve("prepared.jar"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars of the archive, side by side. */
    private static void unpack(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(archive()))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path name = Path.of(entry.getName()).getFileName();
                if (name.toString().endsWith(".jar")) {
                    Files.copy(archive, directory.resolve(name));
                }
            }
        }
    }

    private static Path archive() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(ARCHIVES, "*-plugin.zip")) {
            return found.iterator().next();
        } catch (IOException | NoSuchElementException e) {
            throw new IOException("No archive of the connector in " + ARCHIVES + ": mvn package makes it", e);
        }
    }

    private static void writePeer(Path file) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Class<?> one : new Class<?>[] {PreparedConnector.class, PreparedTask.class}) {
                String name = one.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream code = Objects.requireNonNull(one.getResourceAsStream("/" + name), name)) {
                    code.transferTo(jar);
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + SourceConnector.class.getName()));
            jar.write(PreparedConnector.class.getName().getBytes(StandardCharsets.UTF_8));
        }
    }
}
