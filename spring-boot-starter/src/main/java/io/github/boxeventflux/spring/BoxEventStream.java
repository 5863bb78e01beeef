package io.github.boxeventflux.spring;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.reactor.PageRecord;
import io.github.boxeventflux.reactor.ProcessOptions;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A stream that the application has configured. Nothing is read before somebody subscribes, and each subscription is a
 * reader of its own. With a checkpoint store, which is the default, there can be only one at a time: whoever wants several
 * shares one, or sets {@code box.events.checkpoint.store} to {@code none}.
 */
public interface BoxEventStream {

    /**
     * A stream of that client.
     *
     * @param options have a name
     * @param processOptions for {@link #process(Function)}
     * @throws IllegalArgumentException when the options have no name
     */
    static BoxEventStream of(BoxEventClient client, StreamOptions options, ProcessOptions processOptions) {
        return new ClientStream(client, options, processOptions);
    }

    /** The name that it has in the properties, in logs, and in its checkpoint store. */
    String name();

    /** What is read, and how. */
    StreamOptions options();

    /** How {@link #process(Function)} and listener methods handle events. */
    ProcessOptions processOptions();

    /** As {@link io.github.boxeventflux.reactor.BoxEventFlux#stream(StreamOptions)}. */
    Flux<Event> events();

    /** As {@link io.github.boxeventflux.reactor.BoxEventFlux#records(StreamOptions)}. */
    Flux<EventRecord> records();

    /** As {@link io.github.boxeventflux.reactor.BoxEventFlux#pages(StreamOptions)}. */
    Flux<PageRecord> pages();

    /** As {@link io.github.boxeventflux.reactor.BoxEventFlux#process(StreamOptions, ProcessOptions, Function)}. */
    Mono<Void> process(Function<? super Event, ? extends Publisher<?>> handler);
}
