package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.CheckpointException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Which checkpoints are in use in this process: two readers would overwrite each other's. Whoever subscribes again right
 * after a cancel waits until the last checkpoint is saved, and so goes on from it.
 */
final class OpenStreams {

    private static final ConcurrentMap<Place, Entry> OPEN = new ConcurrentHashMap<>();

    private record Place(CheckpointStore store, StreamKey key) {}

    private OpenStreams() {}

    /** Waits for a reader that is ending; fails where one goes on reading. */
    static Mono<Claim> enter(CheckpointStore store, StreamKey key) {
        return Mono.defer(() -> {
            Place place = new Place(store, key);
            Entry mine = new Entry(place);
            Entry there = OPEN.putIfAbsent(place, mine);
            if (there == null) {
                return Mono.just(mine);
            }
            return there.ending
                    ? there.gone.asMono().then(enter(store, key))
                    : Mono.error(new CheckpointException(
                            "The stream \"" + key.name() + "\" ("
                                    + key.streamType().value()
                                    + ") is being read in this process already, with the same checkpoint store; give each"
                                    + " stream a name of its own, or share one Flux",
                            null));
        });
    }

    /** One reader. */
    private static final class Entry implements Claim {

        private final Place place;
        private final Sinks.Empty<Void> gone = Sinks.empty();
        private volatile boolean ending;

        private Entry(Place place) {
            this.place = place;
        }

        @Override
        public void ending() {
            ending = true;
        }

        @Override
        public Mono<Void> release() {
            return Mono.fromRunnable(() -> {
                OPEN.remove(place, this);
                gone.tryEmitEmpty();
            });
        }
    }
}
