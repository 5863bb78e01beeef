package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.engine.LongPollPlan;
import io.github.boxeventflux.internal.engine.PollingPlan;
import io.github.boxeventflux.internal.engine.RecentEventIds;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Reads a stream from a starting point on; put together from its parts, with all of its state. */
final class Reader {

    private final StreamContext context;
    private final StartingPoint start;
    private final RecentEventIds recent;
    private final Acknowledgements acknowledgements;
    private final Claim claim;
    private final Unroller unroller;
    private final PageLoop loop;

    Reader(StreamContext context, StartingPoint start, Acknowledgements acknowledgements, Claim claim) {
        this.context = context;
        this.start = start;
        this.acknowledgements = acknowledgements;
        this.claim = claim;
        recent = start.recent();
        unroller = new Unroller(context, recent);
        loop = new PageLoop(context, trigger(context), unroller, acknowledgements);
    }

    /** Events, each of which is done when demand has passed it. */
    Flux<Event> events() {
        return read(Delivery.events());
    }

    /** Records. The end waits until they are done. */
    Flux<EventRecord> records() {
        return read(Delivery.records()).concatWith(acknowledgements.allDone());
    }

    /** Nothing but the end, when every event that was taken is handled. */
    Flux<Void> handled(ProcessOptions options, Function<? super Event, ? extends Publisher<?>> handler) {
        EventHandling handling =
                new EventHandling(options, handler, context.time(), context.signals(), context.random());
        return handling.handle(
                read(Delivery.records()),
                context.stop(),
                context.options().checkpoint().drainTimeout());
    }

    /** Pages. The end waits until they are done. */
    Flux<PageRecord> pages() {
        return read(Delivery.pages(this)).concatWith(acknowledgements.allDone());
    }

    /** What is known up to and with that page. */
    Checkpoint checkpointAfter(ReadPage page) {
        return checkpointAfter(page, recent.upToPage(page.number()));
    }

    /** The same with fewer ids: the newest that came in that time before the page. */
    Checkpoint checkpointAfter(ReadPage page, Duration idsOf, int maxIds) {
        return checkpointAfter(
                page, recent.upToPage(page.number(), page.readAt().minus(idsOf), maxIds));
    }

    private Checkpoint checkpointAfter(ReadPage page, List<String> ids) {
        return new Checkpoint(
                page.page().nextPosition(), page.readAt(), ids, recent.knownBeyond(page.number()), page.history());
    }

    private <T> Flux<T> read(Delivery<T> delivery) {
        return loop.unrolled(pagesFromStart(), delivery).doOnNext(element -> claim.check());
    }

    private Flux<ReadPage> pagesFromStart() {
        if (!start.history()) {
            return loop.from(start.place().position());
        }
        HistoryStart history = new HistoryStart(context, unroller);
        Flux<ReadPage> past =
                start.since() == null ? history.from(start.place(), start.readAt()) : history.since(start.since());
        return loop.counted(past).concatWith(Flux.defer(() -> {
            StreamPosition live = history.livePosition();
            return live == null ? Flux.empty() : loop.from(live);
        }));
    }

    private static Trigger trigger(StreamContext context) {
        StreamOptions options = context.options();
        if (options.streamType().isEnterprise()) {
            return new IntervalTrigger(new PollingPlan(options), context.time());
        }
        Retries retries = context.newRetries();
        LongPollPlan plan = new LongPollPlan(options, retries.newBackoff());
        return new LongPollTrigger(context.api(), plan, retries, context.time(), context.signals());
    }
}
