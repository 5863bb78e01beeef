package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.event.Event;

/** An event as one line of JSON: what Box sent, character for character. */
final class JsonLine {

    private JsonLine() {}

    static String of(Event event) {
        // Between the values of JSON a line break means no more than a space, and within them none is allowed.
        return event.json().replace('\n', ' ').replace('\r', ' ');
    }
}
