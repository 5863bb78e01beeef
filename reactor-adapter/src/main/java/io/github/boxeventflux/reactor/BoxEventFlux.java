package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The Box events API as a cold, demand-driven {@code Flux}.
 *
 * <pre>{@code
 * Flux<Event> events = BoxEventFlux.stream(StreamOptions.builder()
 *         .accessToken(token)
 *         .streamType(StreamType.CHANGES)
 *         .startAt(StartAt.now())
 *         .build());
 * }</pre>
 *
 * <p><b>Cold:</b> nothing happens before subscription, and each subscription is a reader of its own, with its own
 * position, its own memory of repeats and its own connections. <b>Demand:</b> no more pages are read ahead than
 * {@code prefetchPages} allows. <b>Errors:</b> faults that pass by themselves are retried inside and never reach the
 * subscriber, unless {@code retry.giveUpAfter} was set; a {@link io.github.boxeventflux.error.FatalException} is not
 * retried and reaches it behind the events that were read before. <b>Cancel</b> closes the request in flight, saves what
 * was acknowledged and gives the lease back; whoever must wait for that ends the stream with {@code stopWhen}.
 * <b>Threads:</b> signals come on Reactor Netty's event loops, on the scheduler that is waited on, or on the thread of a
 * store; block on none of them.
 *
 * <p><b>Restarts:</b> with a {@code checkpointStore} a subscription goes on where the last one of that name was. What was
 * acknowledged does not come again, what was not does: at least once, and no more than needed. A position lies between
 * pages, so a checkpoint is the position before which everything is acknowledged, and the ids of what is acknowledged
 * behind it. Of an event without an id only the position tells. Without a store nothing is written down, and acknowledging
 * has no effect.
 *
 * <p>The methods here use one shared client with all the defaults; {@link BoxEventClient#builder()} makes another.
 */
public final class BoxEventFlux {

    private BoxEventFlux() {}

    /**
     * The events of a stream, each once.
     *
     * <p>An {@code ADMIN_LOGS} stream with a {@code createdBefore} completes when it is read; any other goes on until it
     * is cancelled, stopped by {@code stopWhen}, or fails with a
     * {@link io.github.boxeventflux.error.BoxEventException}.
     *
     * <p><b>With a checkpoint store</b>, an event is done when demand has passed it: when the subscriber asks for one more.
     * That is right where the next operator handles one event before it asks for the next, as {@code concatMap(handler, 0)}
     * does. {@code flatMap}, {@code publishOn}, {@code buffer} and {@code concatMap} with a prefetch ask for many at once
     * and so declare events done that they only hold: after a crash those are lost. For such pipelines take
     * {@link #records} or {@link #process}. The last event before a cancel is repeated, since nobody asked for one more.
     */
    public static Flux<Event> stream(StreamOptions options) {
        return Shared.CLIENT.stream(options);
    }

    /**
     * The same events, each with its place in the stream and with the means to say that it is done: in any order, on any
     * thread, after whatever operators.
     *
     * <p>While {@code maxUnacknowledgedEvents} are outstanding no further page is read. A stream that ends by itself or by
     * {@code stopWhen} completes when all are acknowledged, or after {@code checkpoint.drainTimeout}: so a pipeline that
     * holds events until it sees the end, as {@code buffer(n)} holds its last ones, holds them that long;
     * {@code bufferTimeout} does not. What is acknowledged after the end does not count.
     */
    public static Flux<EventRecord> records(StreamOptions options) {
        return Shared.CLIENT.records(options);
    }

    /**
     * The same events page by page, for those who keep the position themselves. A page without events is given where it
     * moves the position, so the first one of a stream that starts now carries the place where it starts. It ends as
     * {@link #records} does.
     */
    public static Flux<PageRecord> pages(StreamOptions options) {
        return Shared.CLIENT.pages(options);
    }

    /**
     * Hands each event to a handler, and acknowledges it when the handler's publisher has completed: what most programs
     * want. Up to {@code concurrency} events are in hand at once, those about the same file, folder or user one after the
     * other. A handler that fails, throws, returns {@code null} or takes longer than the {@code timeLimit} is called again
     * after a pause; when it has failed for the last time, the {@link FailurePolicy} decides.
     *
     * <p>At the first signal of {@code stopWhen} no further event is started; what runs has
     * {@code checkpoint.drainTimeout} to finish, and is cancelled after that. Then the last checkpoint is saved, the lease
     * is given back, and the {@code Mono} completes. The same happens before it fails; of several errors the first is
     * given. A cancel, and the loss of a lease, cancel what runs at once. An event that is not acknowledged is handed over
     * again after a restart: a handler must bear being called twice for the same event.
     *
     * @param handler makes the publisher of one event's handling; its elements are ignored. It is called on the stream's
     *     own threads and must not block them
     * @return completes when the stream does; fails when the stream does, or when an event cannot be handled
     */
    public static Mono<Void> process(
            StreamOptions options,
            ProcessOptions processOptions,
            Function<? super Event, ? extends Publisher<?>> handler) {
        return Shared.CLIENT.process(options, processOptions, handler);
    }

    /** Made when it is first needed. */
    private static final class Shared {
        static final BoxEventClient CLIENT = BoxEventClient.builder().build();
    }
}
