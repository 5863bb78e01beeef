package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.internal.engine.PagePlan;
import io.github.boxeventflux.internal.engine.Place;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import java.util.List;

/**
 * A page on its way through the loop.
 *
 * @param readWith the position it was read with
 * @param page the events to deliver, and where reading goes on
 * @param advanced whether that is another position
 * @param number which page of the subscription it is, from 1
 * @param readAt when it was read
 * @param history what is to be read before reading goes on there
 * @param acknowledgement where its events are said to be done
 * @param then what comes after it
 */
record ReadPage(
        StreamPosition readWith,
        EventPage page,
        boolean advanced,
        long number,
        Instant readAt,
        List<Period> history,
        Acknowledgement acknowledgement,
        PagePlan.Next then) {

    /** Where reading goes on. */
    Place place() {
        return new Place(page.nextPosition(), history);
    }

    ReadPage with(Acknowledgement known) {
        return new ReadPage(readWith, page, advanced, number, readAt, history, known, then);
    }
}
