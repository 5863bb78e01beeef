package io.github.boxeventflux.docs.testing;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.event.ItemSource;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;

/** What is tested: stands for the reader's own code. */
final class UploadNames {

    private UploadNames() {}

    static Flux<String> of(Flux<Event> events) {
        return events.filter(event -> event.eventType().equals(EventType.ITEM_UPLOAD))
                .mapNotNull(event -> event.source() instanceof ItemSource item ? item.name() : null);
    }

    static Flux<List<String>> eachHour(Flux<Event> events) {
        return of(events).buffer(Duration.ofHours(1));
    }
}
