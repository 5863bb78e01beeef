package io.github.boxeventflux.examples.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file that is to be written, and what stands next to it until it is complete.
 *
 * @param file its path
 * @param format what its lines look like
 * @param gzip whether it is compressed
 * @param overwrite whether it may take another one's place
 */
record Output(Path file, Format format, boolean gzip, boolean overwrite) {

    private static final String GZIP = ".gz";

    /**
     * Reads from its name what it is to be.
     *
     * @param said what the name may leave open
     * @throws IllegalArgumentException when it cannot be written
     */
    static Output of(Path file, @Nullable Format said, boolean overwrite) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(file)) {
            throw refused(file, "the name of a file");
        }
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw refused(file, "a file in a directory that exists and can be written to");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean gzip = name.endsWith(GZIP);
        Format named = named(gzip ? name.substring(0, name.length() - GZIP.length()) : name);
        Format format = named == null ? said : named;
        if (format == null) {
            throw refused(
                    file, "a name that ends with .jsonl, .csv, .jsonl.gz or .csv.gz, or any together with --format");
        }
        if (said != null && format != said) {
            throw new IllegalArgumentException("--format: " + said + " for " + file + " is not allowed; allowed is "
                    + format + ", as its name says");
        }
        return new Output(file, format, gzip, overwrite);
    }

    /** What is written until it is complete. */
    Path part() {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** How far it has come. */
    Path progress() {
        return file.resolveSibling(file.getFileName() + ".progress");
    }

    /** All that says how its bytes are made. */
    String formatName() {
        return format + (gzip ? GZIP : "");
    }

    private static @Nullable Format named(String name) {
        for (Format format : Format.values()) {
            if (name.endsWith("." + format)) {
                return format;
            }
        }
        return null;
    }

    private static IllegalArgumentException refused(Path file, String allowed) {
        return new IllegalArgumentException("--output: " + file + " is not allowed; allowed is " + allowed);
    }
}
