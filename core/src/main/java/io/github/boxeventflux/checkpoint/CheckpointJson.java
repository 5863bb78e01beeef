package io.github.boxeventflux.checkpoint;

/** The text of a checkpoint. */
final class CheckpointJson {

    private CheckpointJson() {}

    static String write(Checkpoint checkpoint) {
        throw new UnsupportedOperationException("write " + checkpoint);
    }

    static Checkpoint read(String json) {
        throw new UnsupportedOperationException("read " + json.length() + " characters");
    }
}
