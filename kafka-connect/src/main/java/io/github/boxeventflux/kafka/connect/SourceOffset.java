package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamPosition;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A checkpoint as Connect keeps it: the position for people, who may set it alone, and all of it as text. */
final class SourceOffset {

    private static final String POSITION = "position";
    private static final String CHECKPOINT = "checkpoint";

    private SourceOffset() {}

    static Map<String, String> of(Checkpoint checkpoint) {
        return Map.of(POSITION, checkpoint.position().value(), CHECKPOINT, checkpoint.toJson());
    }

    /**
     * Reads it back.
     *
     * @throws ConnectException when nobody can go on from it; the message says what is allowed
     */
    static Checkpoint read(BoxStream stream, Map<String, ?> offset) {
        for (String name : offset.keySet()) {
            if (!name.equals(POSITION) && !name.equals(CHECKPOINT)) {
                throw refused(stream, "\"" + name + "\"");
            }
        }
        String position = text(stream, offset, POSITION);
        String checkpoint = text(stream, offset, CHECKPOINT);
        if (checkpoint == null) {
            if (position == null || position.isBlank() || position.equals("now")) {
                throw refused(stream, "position " + position);
            }
            return new Checkpoint(new StreamPosition(position), List.of());
        }
        Checkpoint read = parsed(stream, checkpoint);
        if (position != null && !position.equals(read.position().value())) {
            throw refused(stream, "position " + position + " beside a checkpoint of position " + read.position());
        }
        return read;
    }

    private static Checkpoint parsed(BoxStream stream, String checkpoint) {
        try {
            return Checkpoint.fromJson(checkpoint);
        } catch (CheckpointException e) {
            throw new ConnectException(
                    "offset of " + stream.key() + ": the checkpoint cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable String text(BoxStream stream, Map<String, ?> offset, String name) {
        Object value = offset.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw refused(stream, name + " " + value + ", which is no text,");
    }

    private static ConnectException refused(BoxStream stream, String what) {
        return new ConnectException(
                "offset of " + stream.key() + ": " + what
                        + " is not allowed; allowed is {\"position\": \"…\"} with a position"
                        + " that Box gave, as text, or \"0\" for the oldest that Box keeps; or an offset of this connector as it was read");
    }
}
