package io.github.boxeventflux.campaigns.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The connector as users get it. */
final class PluginArchive {

    private static final Path FILE = Path.of(System.getProperty("plugin.archive"));
    private static final String VERSION = "io/github/boxeventflux/kafka/connect/version.properties";

    private PluginArchive() {}

    /** Unpacks it into a directory for {@code plugin.path}, as an installation of that name. */
    static Path install(Path pluginPath, String name) {
        Path installation = pluginPath.resolve(name);
        try (ZipFile zip = new ZipFile(FILE.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                unpack(zip, entries.nextElement(), installation);
            }
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if it were another release: all that differs is how it calls itself. */
    static void install(Path pluginPath, String name, String version) throws IOException {
        try (Stream<Path> files = Files.walk(install(pluginPath, name))) {
            Path jar = files.filter(file -> file.getFileName().toString().startsWith("box-event-flux-kafka-connect-"))
                    .filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            try (FileSystem content = FileSystems.newFileSystem(jar)) {
                Files.writeString(content.getPath(VERSION), "version=" + version + "\n");
            }
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException(entry.getName() + " lies outside of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, target);
        }
    }
}
