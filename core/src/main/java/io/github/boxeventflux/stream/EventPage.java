package io.github.boxeventflux.stream;

import io.github.boxeventflux.event.Event;
import java.util.List;

/**
 * The events of one answer and the place where the next one starts.
 *
 * @param events the events in Box's order; not modifiable
 * @param nextPosition where to read on: the position that Box gave, or, when Box gave none that can be used, the one
 *     that this page was read with
 */
public record EventPage(List<Event> events, StreamPosition nextPosition) {

    /** Keeps a copy of the list. */
    public EventPage {
        events = List.copyOf(events);
    }
}
