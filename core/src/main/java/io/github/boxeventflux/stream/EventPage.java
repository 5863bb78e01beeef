package io.github.boxeventflux.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.boxeventflux.event.Event;
import java.util.List;

/**
 * The events of one answer and the place where the next one starts. Jackson, 2 and 3, writes it with Box's names and with
 * each event as Box sent it; the position is a text, since its number may be larger than a reader of JSON can hold.
 *
 * @param events the events in Box's order; not modifiable
 * @param nextPosition where to read on: the position that Box gave, or, when Box gave none that can be used, the one
 *     that this page was read with
 */
public record EventPage(
        @JsonProperty("entries") List<Event> events,
        @JsonProperty("next_stream_position") StreamPosition nextPosition) {

    /** Keeps a copy of the list. */
    public EventPage {
        events = List.copyOf(events);
    }

    /** How many events there are, as Box calls it. */
    @JsonProperty("chunk_size")
    int chunkSize() {
        return events.size();
    }
}
