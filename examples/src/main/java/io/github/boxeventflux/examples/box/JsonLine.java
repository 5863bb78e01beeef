package io.github.boxeventflux.examples.box;

import io.github.boxeventflux.event.Event;

/** An event as one line of JSON: what Box sent, character for character. */
public final class JsonLine {

    private JsonLine() {}

    /** Without a line break at its end. */
    public static String of(Event event) {
        // Between the values of JSON a line break means no more than a space, and within them none is allowed.
        return event.json().replace('\n', ' ').replace('\r', ' ');
    }
}
