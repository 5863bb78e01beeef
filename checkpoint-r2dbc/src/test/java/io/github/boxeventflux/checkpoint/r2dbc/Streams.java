package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.util.List;
import java.util.UUID;

/** Streams and checkpoints to test with. */
final class Streams {

    private Streams() {}

    /** One that no other test uses. */
    static StreamKey stream() {
        return new StreamKey("test-" + UUID.randomUUID(), StreamType.ADMIN_LOGS_STREAMING);
    }

    static Checkpoint at(long position) {
        return at(Long.toString(position));
    }

    static Checkpoint at(String position) {
        return new Checkpoint(new StreamPosition(position), List.of("event-" + position));
    }
}
