package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.CheckpointException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The only reader of a stream in this process: two would overwrite each other's checkpoints. Whoever subscribes again right
 * after a cancel waits until the last checkpoint is saved, and so goes on from it.
 */
final class SoleReader implements Claim {

    private static final ConcurrentMap<Place, SoleReader> READERS = new ConcurrentHashMap<>();

    private final Place place;
    private final Sinks.Empty<Void> gone = Sinks.empty();
    private volatile boolean ending;

    private record Place(CheckpointStore store, StreamKey key) {}

    SoleReader(CheckpointStore store, StreamKey key) {
        place = new Place(store, key);
    }

    @Override
    public Mono<Void> take() {
        return Mono.defer(() -> {
            SoleReader other = READERS.putIfAbsent(place, this);
            if (other == null) {
                leaveIfEnding();
                return Mono.empty();
            }
            return other.ending ? other.gone.asMono().then(take()) : Mono.error(refusal());
        });
    }

    @Override
    public void ending() {
        ending = true;
    }

    @Override
    public Mono<Void> release() {
        return Mono.fromRunnable(this::leave);
    }

    /** It may have been cancelled while it waited. */
    private void leaveIfEnding() {
        if (ending) {
            leave();
        }
    }

    private void leave() {
        READERS.remove(place, this);
        gone.tryEmitEmpty();
    }

    private CheckpointException refusal() {
        return new CheckpointException(
                "The stream \"" + place.key().name() + "\" ("
                        + place.key().streamType().value()
                        + ") is being read in this process already, with the same checkpoint store; give each stream a"
                        + " name of its own, or share one Flux",
                null);
    }
}
