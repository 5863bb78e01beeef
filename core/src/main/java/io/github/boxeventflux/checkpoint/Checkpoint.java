package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream was read: enough to go on without losing or repeating an event.
 *
 * <p>Whoever keeps one elsewhere keeps {@link #toJson()}: further versions may add to it.
 *
 * @param position where to read on: every event before it is done
 * @param readAt when Box last gave that position or confirmed it, by the reader's clock; {@code null} when not known
 * @param recentEventIds the ids of events before this position, oldest first, by which repeats are known; not modifiable
 * @param acknowledgedBeyond the ids of events at or behind this position that are done nevertheless, oldest first; not
 *     modifiable
 * @param history what is to be read of the enterprise's history before reading goes on at the position, in the order of
 *     time; empty when there is none of it; not modifiable
 */
public record Checkpoint(
        StreamPosition position,
        @Nullable Instant readAt,
        List<String> recentEventIds,
        List<String> acknowledgedBeyond,
        List<Period> history) {

    /** Keeps a copy of the lists. */
    public Checkpoint {
        recentEventIds = List.copyOf(recentEventIds);
        acknowledgedBeyond = List.copyOf(acknowledgedBeyond);
        history = List.copyOf(history);
    }

    /** One without history. */
    public Checkpoint(
            StreamPosition position,
            @Nullable Instant readAt,
            List<String> recentEventIds,
            List<String> acknowledgedBeyond) {
        this(position, readAt, recentEventIds, acknowledgedBeyond, List.of());
    }

    /** One of which neither the time is known, nor an event that is done out of order. */
    public Checkpoint(StreamPosition position, List<String> recentEventIds) {
        this(position, null, recentEventIds, List.of());
    }

    /**
     * As text: one line of JSON in ASCII that carries its version, for those who write a store of their own. It gives back
     * every position and id character for character; {@code docs/checkpoint-format.md} describes it.
     *
     * @throws io.github.boxeventflux.error.CheckpointException when the position is {@code now}, which is no place to go
     *     on from
     */
    public String toJson() {
        return CheckpointJson.write(this);
    }

    /**
     * Reads {@link #toJson()} back.
     *
     * @throws io.github.boxeventflux.error.CheckpointException when it is damaged, something else, or written by a newer
     *     version of this library
     */
    public static Checkpoint fromJson(String json) {
        return CheckpointJson.read(json);
    }
}
