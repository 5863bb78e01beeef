package io.github.boxeventflux.reactor;

import io.github.boxeventflux.stream.StreamPosition;
import reactor.core.publisher.Mono;

/** Waits until it is worth reading again. */
interface Trigger {

    /**
     * Completes when there may be news. Called each time everything was read; subscribed to once.
     *
     * @param position where reading stopped
     * @param news whether an event came since the last call that was not known before
     */
    Mono<Void> await(StreamPosition position, boolean news);
}
