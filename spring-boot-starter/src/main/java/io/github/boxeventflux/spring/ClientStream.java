package io.github.boxeventflux.spring;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.reactor.PageRecord;
import io.github.boxeventflux.reactor.ProcessOptions;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A stream of a client. */
record ClientStream(BoxEventClient client, StreamOptions options, ProcessOptions processOptions)
        implements BoxEventStream {

    ClientStream {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(processOptions, "processOptions");
        if (options.name() == null) {
            throw new IllegalArgumentException("name: is missing; a stream of an application has one");
        }
    }

    @Override
    public String name() {
        return Objects.requireNonNull(options.name());
    }

    @Override
    public Flux<Event> events() {
        return client.stream(options);
    }

    @Override
    public Flux<EventRecord> records() {
        return client.records(options);
    }

    @Override
    public Flux<PageRecord> pages() {
        return client.pages(options);
    }

    @Override
    public Mono<Void> process(Function<? super Event, ? extends Publisher<?>> handler) {
        return client.process(options, processOptions, handler);
    }
}
