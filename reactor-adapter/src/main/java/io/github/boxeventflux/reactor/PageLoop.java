package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.internal.engine.LostPosition;
import io.github.boxeventflux.internal.engine.PagePlan;
import io.github.boxeventflux.internal.engine.PositionGuard;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StreamPosition;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.concurrent.Queues;

/**
 * The loop: a page leads to the next page; an exhausted page leads to the trigger and then to the next page.
 *
 * <p>{@code expand} subscribes to what comes next without waiting for demand, exactly one ahead. That is the default; with
 * no page to be read ahead, each step waits behind a gate until somebody asks.
 */
final class PageLoop {

    private static final Object TOKEN = new Object();

    private final BoxApi api;
    private final Retries retries;
    private final Trigger trigger;
    private final Unroller unroller;
    private final Acknowledgements acknowledgements;
    private final LostPosition lostPosition;
    private final StreamTime time;
    private final StreamSignals signals;
    private final StreamContext context;
    private final int prefetchPages;
    private final boolean endsWhenRead;

    PageLoop(StreamContext context, Trigger trigger, Unroller unroller, Acknowledgements acknowledgements) {
        api = context.api();
        retries = context.newRetries();
        this.trigger = trigger;
        this.unroller = unroller;
        this.acknowledgements = acknowledgements;
        time = context.time();
        signals = context.signals();
        this.context = context;
        prefetchPages = context.options().prefetchPages();
        endsWhenRead = context.options().createdBefore() != null;
        lostPosition = new LostPosition(context.options().onPositionLost());
    }

    /** History page by page, until the stream is to end; reading begins when somebody asks. */
    Flux<ReadPage> counted(Flux<ReadPage> history) {
        return onDemand(history)
                .concatMap(page -> acknowledgements.room().thenReturn(page), 0)
                .takeUntilOther(context.stop())
                .map(acknowledgements::track);
    }

    /** All pages from there on, until the stream is to end; the first one is read when somebody asks. */
    Flux<ReadPage> from(StreamPosition start) {
        return onDemand(unlessStopped(fetch(start))).expand(this::next, Queues.XS_BUFFER_SIZE);
    }

    /** What the pages hold, page after page, and no page further ahead than was allowed. */
    <T> Flux<T> unrolled(Flux<ReadPage> pages, Delivery<T> delivery) {
        // One page ahead is what expand does by itself; the others wait in a queue that is filled page by page.
        // limitRate would fill one, too, but logs an error where a page comes while it is cancelled.
        int queued = prefetchPages - 1;
        return queued > 0
                ? onDemand(unroll(pages.flatMapSequentialDelayError(Mono::just, queued, 1), delivery))
                : unroll(pages, delivery);
    }

    /** An error of what is read ahead comes after the events that were read before it. */
    private static <T> Flux<T> unroll(Flux<ReadPage> pages, Delivery<T> delivery) {
        return pages.concatMapDelayError(
                page -> delivery.content(page).concatWith(untilDemandHasPassed(page, delivery)), true, 0);
    }

    private Publisher<ReadPage> next(ReadPage page) {
        StreamPosition position = page.page().nextPosition();
        if (page.then() instanceof PagePlan.ReadOn readOn) {
            return gated(time.pause(readOn.after()).then(fetch(position)));
        }
        if (page.then() instanceof PagePlan.Wait) {
            // Told at subscription: after a cancel there is none.
            return gated(Mono.fromRunnable(this::drained)
                    .then(trigger.await(position, unroller.takeNews()))
                    .then(fetch(position)));
        }
        return Flux.empty();
    }

    private void drained() {
        unroller.drained();
        signals.waiting();
    }

    private Mono<ReadPage> fetch(StreamPosition position) {
        // Put together when it is wanted: a stream that waits for months holds nothing of it.
        return Mono.defer(() -> acknowledgements
                .room()
                .then(read(position))
                .onErrorResume(PositionLostException.class, error -> goOnElsewhere(position, error)));
    }

    private Mono<ReadPage> read(StreamPosition position) {
        // Judging the position belongs to the attempt: an answer without a usable one may be asked for again. Dropping
        // repeats does not: it remembers.
        Mono<Judged> attempt = api.readEvents(position).map(answer -> new Judged(answer, judged(position, answer)));
        return retries.untilSuccess(BoxCall.READ_EVENTS, attempt).map(judged -> {
            lostPosition.read(position);
            return unroller.unroll(position, judged.answer(), judged.judgement());
        });
    }

    private PositionGuard.Judgement judged(StreamPosition position, DecodedPage answer) {
        return endsWhenRead
                ? PositionGuard.judgeOfPeriod(position, answer.nextPosition())
                : PositionGuard.judge(position, answer.nextPosition());
    }

    private Mono<ReadPage> goOnElsewhere(StreamPosition position, PositionLostException error) {
        signals.positionLost(position, error);
        LostPosition.GoOn goOn = lostPosition.lost(position);
        return goOn == null ? Mono.error(error) : time.pause(goOn.after()).then(fetch(goOn.position()));
    }

    private Publisher<ReadPage> gated(Mono<ReadPage> step) {
        Mono<ReadPage> unlessStopped = unlessStopped(step);
        return prefetchPages == 0 ? onDemand(unlessStopped) : Mono.<Void>empty().then(unlessStopped);
    }

    /**
     * The end of a stream gives up what is under way; a page that was read stays here until somebody asks for it. So what is
     * counted as read is what will be delivered.
     */
    private Mono<ReadPage> unlessStopped(Mono<ReadPage> step) {
        return context.unlessStopped(step).map(acknowledgements::track);
    }

    /** Subscribes only when somebody asks; hidden, since what is known to be a single value is taken without asking. */
    static <T> Flux<T> onDemand(Publisher<T> step) {
        return Flux.just(TOKEN).hide().concatMap(token -> step, 0);
    }

    /** Completes not with the last event of a page but with the demand for one more. */
    private static <T> Flux<T> untilDemandHasPassed(ReadPage page, Delivery<T> delivery) {
        return Flux.just(TOKEN).hide().handle((token, sink) -> delivery.passed(page));
    }

    private record Judged(DecodedPage answer, PositionGuard.Judgement judgement) {}
}
