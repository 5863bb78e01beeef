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
 * retried and reaches it behind the events that were read before. <b>Cancel</b> closes the request in flight. <b>Threads:</b> signals come on Reactor Netty's event loops or on the
 * scheduler that is waited on; block on neither.
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
     */
    public static Flux<Event> stream(StreamOptions options) {
        return Shared.CLIENT.stream(options);
    }

    /** The same events, each with its place in the stream. */
    public static Flux<EventRecord> records(StreamOptions options) {
        return Shared.CLIENT.records(options);
    }

    /**
     * The same events page by page, for those who keep the position themselves. A page without events is given where it
     * moves the position, so the first one of a stream that starts now carries the place where it starts.
     */
    public static Flux<PageRecord> pages(StreamOptions options) {
        return Shared.CLIENT.pages(options);
    }

    /**
     * Hands each event to a handler, one after the other, and the next only when the handler's publisher has completed.
     *
     * @param handler makes the publisher of one event's handling; its elements are ignored
     * @return completes when the stream does; fails when the stream or a handler does
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
