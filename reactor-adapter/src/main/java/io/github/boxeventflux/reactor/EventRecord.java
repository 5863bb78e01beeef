package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamPosition;
import reactor.core.publisher.Mono;

/** An event together with its place in the stream. */
public final class EventRecord {

    private final Event event;
    private final StreamPosition position;
    private final Acknowledgement page;
    private final int index;

    EventRecord(Event event, StreamPosition position, Acknowledgement page, int index) {
        this.event = event;
        this.position = position;
        this.page = page;
        this.index = index;
    }

    /** The event. */
    public Event event() {
        return event;
    }

    /**
     * The position that its page was read with. Starting there again loses nothing after this event, and repeats what
     * came before it in its page. Of history there is no such position: there it is {@code "0"}, and a checkpoint goes on.
     */
    public StreamPosition position() {
        return position;
    }

    /**
     * Says that this event is done, and no other. May be called from any thread, in any order, and more than once; it
     * returns at once. Without a checkpoint store, and once the stream has ended or lost its lease, it has no effect.
     */
    public void acknowledge() {
        page.acknowledge(index, event);
    }

    /**
     * Acknowledges this event, asks for a save, and completes when a restart would not repeat it. An event without an id
     * is only known by its page: for that one it takes until every event before the page's end is acknowledged.
     *
     * @return does its work at each subscription; fails with a {@link io.github.boxeventflux.error.LeaseLostException}
     *     when the lease is lost, with a {@link io.github.boxeventflux.error.CheckpointException} where there is no
     *     checkpoint store and when the stream has ended before
     */
    public Mono<Void> checkpoint() {
        return page.checkpoint(index, event);
    }

    /** Its event and its position. */
    @Override
    public String toString() {
        return "EventRecord[" + event + ", position=" + position + "]";
    }
}
