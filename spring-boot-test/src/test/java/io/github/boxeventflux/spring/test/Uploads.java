package io.github.boxeventflux.spring.test;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.spring.BoxEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the uploads that it is told of. */
class Uploads {

    private final List<Event> seen = new CopyOnWriteArrayList<>();

    @BoxEventListener(eventTypes = "ITEM_UPLOAD")
    void uploaded(Event event) {
        seen.add(event);
    }

    List<Event> seen() {
        return seen;
    }
}
