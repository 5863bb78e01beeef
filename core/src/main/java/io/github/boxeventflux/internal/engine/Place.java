package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.stream.StreamPosition;
import java.util.List;

/**
 * Where reading goes on.
 *
 * @param position Box's
 * @param history what is to be read before, in the order of time; mostly nothing
 */
public record Place(StreamPosition position, List<Period> history) {

    /** At a position alone. */
    public static Place at(StreamPosition position) {
        return new Place(position, List.of());
    }

    /** Where that checkpoint is. */
    public static Place of(Checkpoint checkpoint) {
        return new Place(checkpoint.position(), checkpoint.history());
    }
}
