package io.github.boxeventflux.reactor;

import io.github.boxeventflux.stream.StreamType;
import org.jspecify.annotations.Nullable;

/**
 * Which stream something is told of.
 *
 * @param name the name that the options gave it; {@code null} when they gave none
 * @param streamType what it reads
 */
public record StreamInfo(@Nullable String name, StreamType streamType) {

    /** For a log: the name, if there is one, and the type. */
    @Override
    public String toString() {
        return name == null ? streamType.value() : name + " (" + streamType.value() + ")";
    }
}
