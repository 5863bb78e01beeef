package io.github.boxeventflux.campaigns.reader;

import io.github.boxeventflux.campaigns.box.BoxProcess;
import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The checkpoint that a reader left, as anybody can read it. */
final class Checkpoints {

    private Checkpoints() {}

    /** Fails while the reader lives: it has locked it. */
    static @Nullable Checkpoint load(Path directory) {
        CheckpointStore store = CheckpointStore.file(directory);
        try {
            return Mono.from(store.load(ReaderSettings.KEY)).block();
        } finally {
            Mono.from(store.release(ReaderSettings.KEY)).block();
        }
    }

    /** The ids of all events that it says are done: those that Box does not have behind its position, and those it names. */
    static Set<String> covered(@Nullable Checkpoint checkpoint, BoxProcess box)
            throws IOException, InterruptedException {
        if (checkpoint == null) {
            return Set.of();
        }
        Set<String> covered = new HashSet<>(box.published());
        covered.removeAll(box.behind(checkpoint.position()));
        covered.addAll(checkpoint.recentEventIds());
        covered.addAll(checkpoint.acknowledgedBeyond());
        return covered;
    }
}
