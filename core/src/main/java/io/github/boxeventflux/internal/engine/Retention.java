package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;

/** Whether Box still keeps what came after a checkpoint: of some positions that are too old it says nothing itself. */
public enum Retention {
    /** It does, or nobody knows how old the checkpoint is. */
    KEPT,

    /** It need not. */
    DOUBTFUL,

    /** It does not. */
    LOST;

    /** Judges a checkpoint by its age. */
    public static Retention of(Checkpoint checkpoint, StreamType streamType, Instant now) {
        if (checkpoint.readAt() == null) {
            return KEPT;
        }
        Duration age = Duration.between(checkpoint.readAt(), now);
        if (age.compareTo(streamType.longestRetention()) > 0) {
            return LOST;
        }
        return age.compareTo(streamType.retention()) > 0 ? DOUBTFUL : KEPT;
    }
}
