package io.github.boxeventflux.examples.export;

import io.github.boxeventflux.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has come: everything before the checkpoint is in its first bytes.
 *
 * @param settings what it is to hold
 * @param length how many bytes stand for the checkpoint; what comes after them was written later and is cut off
 * @param events how many events these bytes hold
 * @param checkpoint the text of where to go on; {@code null} when nothing was read
 */
record SavedProgress(
        Settings settings,
        long length,
        long events,
        @Nullable String checkpoint) {

    /** Nothing was written. */
    static SavedProgress none(Settings settings) {
        return new SavedProgress(settings, 0, 0, null);
    }

    /** Whether everything is written. */
    boolean isComplete() {
        return checkpoint != null && Checkpoint.fromJson(checkpoint).history().isEmpty();
    }
}
