package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds each event once, whenever the process is killed. It grows under another name, and next to it stands
 * how far it has come: first the events are forced to the disk, then the checkpoint behind them. A restart cuts off what
 * came after that, and reads it again.
 */
final class GrowingFile implements Closeable {

    private final Output output;
    private final PartFile part;
    private final ProgressFile progress;
    private SavedProgress saved;
    private long events;

    private GrowingFile(Output output, PartFile part, ProgressFile progress, SavedProgress saved) {
        this.output = output;
        this.part = part;
        this.progress = progress;
        this.saved = saved;
        this.events = saved.events();
    }

    /**
     * How far that file has come; {@code null} when it was not begun.
     *
     * @throws IllegalArgumentException when it can neither be begun nor gone on with
     */
    static @Nullable SavedProgress begun(Output output) {
        try {
            ProgressFile progress = new ProgressFile(output.progress());
            SavedProgress saved = progress.read();
            boolean hasPart = Files.exists(output.part());
            if (saved != null && saved.isComplete() && !hasPart) {
                // Killed after it had got its name.
                progress.delete();
                saved = null;
            }
            if (Files.exists(output.file()) && !output.overwrite()) {
                throw refused(
                        output.file() + " is there already; --overwrite replaces it when the new one is complete");
            }
            long length = hasPart ? Files.size(output.part()) : 0;
            if (saved == null && length > 0) {
                throw refused(output.part() + " is there without " + output.progress()
                        + ", so nobody knows what it holds: remove it to begin anew");
            }
            if (saved != null && length < saved.length()) {
                throw refused(output.part() + " is shorter than it was, or gone: remove it and " + output.progress()
                        + " to begin anew");
            }
            return saved;
        } catch (IOException e) {
            throw failed("read", output, e);
        }
    }

    /**
     * Begins that file or goes on with it.
     *
     * @param begun how far it has come
     * @throws IllegalArgumentException when another process writes it
     */
    static GrowingFile open(Output output, Settings settings, @Nullable SavedProgress begun) {
        SavedProgress saved = begun == null ? SavedProgress.none(settings) : begun;
        try {
            GrowingFile file = new GrowingFile(
                    output, PartFile.open(output.part(), output.gzip()), new ProgressFile(output.progress()), saved);
            try {
                // Before this one had it, another process may have come and gone.
                if (!Objects.equals(begun, begun(output))) {
                    throw refused("another process has just written " + output.part());
                }
                file.goOn();
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed("write", output, e);
        }
    }

    /** What it is called when it is complete. */
    Path path() {
        return output.file();
    }

    /** What it is to hold. */
    Settings settings() {
        return saved.settings();
    }

    /** Where to go on; {@code null} when nothing was read. */
    @Nullable
    Checkpoint checkpoint() {
        String text = saved.checkpoint();
        return text == null ? null : Checkpoint.fromJson(text);
    }

    /** How many events were saved. */
    long events() {
        return saved.events();
    }

    /** How many bytes they take. */
    long length() {
        return saved.length();
    }

    /** Whether it holds all events. */
    boolean isComplete() {
        return saved.isComplete();
    }

    /** Puts events to it. */
    void append(List<Event> more) {
        try {
            part.append(output.format().lines(more));
            events += more.size();
        } catch (IOException e) {
            throw failedForGood(e);
        }
    }

    /** From now on a restart goes on here. */
    void save(Checkpoint checkpoint) {
        try {
            part.endPiece();
            SavedProgress now = new SavedProgress(saved.settings(), part.length(), events, checkpoint.toJson());
            progress.write(now);
            saved = now;
        } catch (IOException e) {
            throw failedForGood(e);
        }
    }

    /** Gives it its name. */
    void finish() {
        try {
            if (Files.exists(output.file()) && !output.overwrite()) {
                throw new IllegalStateException(output.file()
                        + " has come from elsewhere meanwhile; the same command with" + " --overwrite replaces it");
            }
            Files.move(output.part(), output.file(), StandardCopyOption.ATOMIC_MOVE);
            progress.forceNames();
            progress.delete();
        } catch (IOException e) {
            throw failed("complete", output, e);
        }
    }

    /** Leaves it as it is. */
    @Override
    public void close() {
        try {
            part.close();
        } catch (IOException e) {
            throw failed("close", output, e);
        }
    }

    private void goOn() throws IOException {
        part.cutTo(saved.length());
        if (saved.checkpoint() == null) {
            progress.write(saved);
            part.append(output.format().header());
        }
    }

    /** Nobody knows how much of it was written: nothing may be written behind it, and nothing saved. */
    private UncheckedIOException failedForGood(IOException cause) {
        close();
        return failed("write", output, cause);
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("--output: " + why);
    }

    private static UncheckedIOException failed(String what, Output output, IOException cause) {
        return new UncheckedIOException("Cannot " + what + " " + output.file() + ": " + cause, cause);
    }
}
