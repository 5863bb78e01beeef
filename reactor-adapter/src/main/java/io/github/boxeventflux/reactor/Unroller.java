package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.internal.engine.PagePlan;
import io.github.boxeventflux.internal.engine.PositionGuard;
import io.github.boxeventflux.internal.engine.RecentEventIds;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A page as it came to what is to be delivered of it: without repeats, and without types that were not asked for. */
final class Unroller {

    private final RecentEventIds recent;
    private final PagePlan plan;
    private final StreamTime time;
    private final StreamSignals signals;
    private final Set<EventType> wanted;
    private boolean news;
    private boolean nothingMore;

    Unroller(StreamContext context, RecentEventIds recent) {
        this.recent = recent;
        time = context.time();
        signals = context.signals();
        StreamOptions options = context.options();
        plan = new PagePlan(options);
        // Box itself filters an enterprise's streams.
        wanted = options.streamType().isEnterprise() ? Set.of() : options.eventTypes();
    }

    ReadPage unroll(StreamPosition readWith, DecodedPage answer, PositionGuard.Judgement judgement) {
        boolean slip = judgement.kept() && !isUsualEnd(answer);
        if (slip) {
            signals.positionKept(readWith);
        }
        nothingMore = answer.events().isEmpty() && !judgement.advanced() && !slip;
        Instant now = time.now();
        List<Event> unseen = recent.unseen(answer.events(), now);
        int repeats = answer.events().size() - unseen.size();
        if (repeats > 0) {
            signals.repeatsDropped(repeats);
        }
        news |= !unseen.isEmpty();
        EventPage page = new EventPage(wanted.isEmpty() ? unseen : onlyWanted(unseen), judgement.next());
        signals.page(page);
        return new ReadPage(
                readWith,
                page,
                judgement.advanced(),
                recent.pages(),
                now,
                List.of(),
                Acknowledgement.NONE,
                after(readWith, answer, judgement));
    }

    /**
     * A part of an enterprise's history.
     *
     * @param remaining what of it is missing then
     * @param live where reading goes on when all history is read
     * @param liveSince when Box gave that position
     * @param overlap from when on the live stream brings again what history brings
     */
    ReadPage unrollHistory(
            List<Event> events, List<Period> remaining, StreamPosition live, Instant liveSince, Instant overlap) {
        List<Event> unseen = recent.unseen(events, time.now());
        recent.keepSince(overlap, unseen);
        EventPage page = new EventPage(unseen, live);
        signals.page(page);
        return new ReadPage(
                PositionGuard.EARLIEST,
                page,
                true,
                recent.pages(),
                liveSince,
                remaining,
                Acknowledgement.NONE,
                new PagePlan.End());
    }

    /** Reading waits; but where Box did not say that there is nothing more, what is to come again may still come. */
    void drained() {
        if (nothingMore) {
            recent.settled();
        }
    }

    /** Whether an event came, since this was asked last, that was not known before. */
    boolean takeNews() {
        boolean taken = news;
        news = false;
        return taken;
    }

    /** History says {@code 0} when there is nothing more: the place is kept, and nothing is wrong. */
    private static boolean isUsualEnd(DecodedPage answer) {
        return answer.events().isEmpty() && PositionGuard.EARLIEST.value().equals(answer.nextPosition());
    }

    private List<Event> onlyWanted(List<Event> events) {
        return events.stream()
                .filter(event -> wanted.contains(event.eventType()))
                .toList();
    }

    private PagePlan.Next after(StreamPosition readWith, DecodedPage answer, PositionGuard.Judgement judgement) {
        return readWith.equals(PositionGuard.NOW)
                ? plan.afterFirstPosition()
                : plan.after(answer.events().isEmpty(), judgement.advanced());
    }
}
