package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamPosition;
import reactor.core.publisher.Mono;

/** An event together with its place in the stream. */
public final class EventRecord {

    private final Event event;
    private final StreamPosition position;

    EventRecord(Event event, StreamPosition position) {
        this.event = event;
        this.position = position;
    }

    /** The event. */
    public Event event() {
        return event;
    }

    /**
     * The position that its page was read with. Starting there again loses nothing after this event, and repeats what
     * came before it in its page.
     */
    public StreamPosition position() {
        return position;
    }

    /**
     * Says that this event is done, and no other. May be called from any thread, in any order, and more than once.
     * Without a checkpoint store it has no effect.
     */
    public void acknowledge() {
        // There is nothing to tell as long as no store can be set.
    }

    /**
     * Asks for a checkpoint and completes when a restart would not repeat this event.
     *
     * @return fails with a {@link CheckpointException} where there is no checkpoint store
     */
    public Mono<Void> checkpoint() {
        return Mono.error(() -> new CheckpointException(
                "checkpoint(): the stream has no checkpoint store; keep PageRecord.toCheckpoint() yourself and give it"
                        + " to StreamOptions.resumeFrom",
                null));
    }

    /** Its event and its position. */
    @Override
    public String toString() {
        return "EventRecord[" + event + ", position=" + position + "]";
    }
}
