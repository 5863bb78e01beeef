package io.github.boxeventflux.examples.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.boxeventflux.error.CheckpointException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A small file that says how far the large one has come: at every moment the old or the new content, whole. */
final class ProgressFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path path;

    ProgressFile(Path path) {
        this.path = path;
    }

    /**
     * What it says; {@code null} when it is not there.
     *
     * @throws IllegalArgumentException when it is damaged or something else
     */
    @Nullable
    SavedProgress read() throws IOException {
        if (Files.notExists(path)) {
            return null;
        }
        try {
            SavedProgress saved = JSON.readValue(Files.readAllBytes(path), SavedProgress.class);
            if (saved != null && saved.settings() != null) {
                saved.isComplete();
                return saved;
            }
        } catch (JacksonException | CheckpointException e) {
            throw new IllegalArgumentException(unusable(), e);
        }
        throw new IllegalArgumentException(unusable());
    }

    /** Durable when it returns. */
    void write(SavedProgress progress) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(progress));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        forceNames();
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Makes durable which files its directory holds. Windows opens no directory, and sees to it. */
    void forceNames() throws IOException {
        if (!WINDOWS) {
            try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private String unusable() {
        return path + " is damaged, or none of this program's: remove it, and what was begun with it, to begin anew";
    }
}
