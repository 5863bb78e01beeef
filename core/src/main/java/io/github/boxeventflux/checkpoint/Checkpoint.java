package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.stream.StreamPosition;
import java.util.List;

/**
 * How far a stream was read: enough to go on without losing or repeating an event.
 *
 * @param position where to read on
 * @param recentEventIds the ids of events that were delivered before this position, oldest first, by which repeats are
 *     known; not modifiable
 */
public record Checkpoint(StreamPosition position, List<String> recentEventIds) {

    /** Keeps a copy of the list. */
    public Checkpoint {
        recentEventIds = List.copyOf(recentEventIds);
    }
}
