package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import java.util.List;
import reactor.core.publisher.Flux;

/** What a subscriber gets of a page. */
interface Delivery<T> {

    /** The elements of a page. */
    Flux<T> content(ReadPage page);

    /** Demand has passed the last element of a page. */
    default void passed(ReadPage page) {}

    /** Events, each of which is done when demand has passed it. */
    static Delivery<Event> events() {
        return new Delivery<>() {
            @Override
            public Flux<Event> content(ReadPage page) {
                List<Event> events = page.page().events();
                return Flux.range(0, events.size()).map(index -> {
                    acknowledgeUpTo(page, index);
                    return events.get(index);
                });
            }

            @Override
            public void passed(ReadPage page) {
                acknowledgeUpTo(page, page.page().events().size());
            }
        };
    }

    /** Records, which are done when it is said so. */
    static Delivery<EventRecord> records() {
        return page -> {
            List<Event> events = page.page().events();
            return Flux.range(0, events.size())
                    .map(index -> new EventRecord(events.get(index), page.readWith(), page.acknowledgement(), index));
        };
    }

    /** Pages that hold something or lead on. */
    static Delivery<PageRecord> pages(Reader reader) {
        return page -> page.advanced() || !page.page().events().isEmpty()
                ? Flux.just(new PageRecord(page, reader))
                : Flux.empty();
    }

    private static void acknowledgeUpTo(ReadPage page, int index) {
        if (index > 0) {
            page.acknowledgement().acknowledge(index - 1, page.page().events().get(index - 1));
        }
    }
}
