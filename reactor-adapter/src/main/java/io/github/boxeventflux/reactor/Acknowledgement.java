package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.event.Event;
import reactor.core.publisher.Mono;

/** Where the events of one page are said to be done. */
interface Acknowledgement {

    /** Without a store there is nobody to tell. */
    Acknowledgement NONE = new Acknowledgement() {
        @Override
        public void acknowledge(int index, Event event) {}

        @Override
        public Mono<Void> checkpoint(int index, Event event) {
            return Mono.error(() -> new CheckpointException(
                    "checkpoint(): the stream has no checkpoint store; set StreamOptions.checkpointStore, or keep"
                            + " PageRecord.toCheckpoint() yourself and give it to StreamOptions.resumeFrom",
                    null));
        }
    };

    /**
     * One event is done.
     *
     * @param index its place in the page, from 0
     */
    void acknowledge(int index, Event event);

    /** One event is done; completes when that is durable. */
    Mono<Void> checkpoint(int index, Event event);
}
