package io.github.boxeventflux.reactor;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Runs work of the same key one after the other, in the order of subscription; different keys side by side. */
final class KeyedOrder {

    private final ConcurrentMap<Object, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * That work, when all work of this key before it has completed or failed. A cancel passes no turn on: whoever cancels
     * one cancels all.
     */
    Mono<Void> inOrder(Object key, Mono<Void> work) {
        return Mono.defer(() -> enter(key)).then(work).doOnTerminate(() -> leave(key));
    }

    /** How many keys have work that is not over. */
    int keys() {
        return lanes.size();
    }

    private Mono<Void> enter(Object key) {
        Sinks.Empty<Void> turn = Sinks.empty();
        lanes.compute(key, (same, lane) -> {
            if (lane == null) {
                turn.tryEmitEmpty();
                return new Lane();
            }
            lane.waiting.add(turn);
            return lane;
        });
        return turn.asMono();
    }

    private void leave(Object key) {
        Lane lane = lanes.computeIfPresent(key, (same, known) -> known.waiting.isEmpty() ? null : known);
        if (lane != null) {
            lane.passTurn();
        }
    }

    /** Those who wait behind the one that runs. */
    private static final class Lane {

        private final Queue<Sinks.Empty<Void>> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicInteger turns = new AtomicInteger();

        /** A loop and no recursion: work that is done at once passes its turn on while it is still being given it. */
        void passTurn() {
            if (turns.getAndIncrement() > 0) {
                return;
            }
            do {
                Sinks.Empty<Void> turn = waiting.poll();
                if (turn != null) {
                    turn.tryEmitEmpty();
                }
            } while (turns.decrementAndGet() > 0);
        }
    }
}
