package io.github.boxeventflux.spring;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.Logger;
import reactor.util.Loggers;

/** The reading of one stream for its listener methods, from the start to the end. */
final class StreamRun {

    private static final Logger LOG = Loggers.getLogger(BoxEventListener.class);

    private final BoxEventClient client;
    private final BoxEventStream stream;
    private final List<ListenerMethod> methods;
    private final StreamMemory memory;
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    /** The run itself, and whoever subscribes to the events that a method was given. */
    private final AtomicInteger active = new AtomicInteger(1);

    private final Disposable.Swap reading = Disposables.swap();

    StreamRun(BoxEventClient client, BoxEventStream stream, List<ListenerMethod> methods, StreamMemory memory) {
        this.client = client;
        this.stream = stream;
        this.methods = List.copyOf(methods);
        this.memory = memory;
    }

    void start() {
        LOG.debug("{}: is read for {}", stream.name(), methods);
        StreamOptions options = stream.options().toBuilder()
                .stopWhen(stopWhen(stream.options()))
                .build();
        ListenerMethod first = methods.get(0);
        Mono<Void> read = first.wholeStream()
                ? first.read(watched(client.stream(options)))
                : client.process(options, stream.processOptions(), this::handle);
        reading.update(read.doFinally(how -> leave()).subscribe(nothing -> {}, this::failed));
    }

    /** Ends it gracefully: what is in hand is finished, and the last checkpoint is saved. */
    Mono<Void> stop() {
        return Mono.defer(() -> {
            stop.tryEmitEmpty();
            return ended.asMono();
        });
    }

    /** Ends it at once. */
    void cancel() {
        reading.dispose();
    }

    /** Done when all are that want the event; they all come to their end, also when one of them fails. */
    private Mono<Void> handle(Event event) {
        return Mono.whenDelayError(methods.stream()
                .filter(method -> method.wants(event))
                .map(method -> method.handle(event))
                .toList());
    }

    private Publisher<?> stopWhen(StreamOptions options) {
        Publisher<?> own = options.stopWhen();
        return own == null ? stop.asMono() : Flux.firstWithSignal(Flux.from(own), stop.asMono());
    }

    /** Whoever subscribes is waited for; where nobody else hears of an error, it is not lost. */
    private Flux<Event> watched(Flux<Event> events) {
        Flux<Event> told = methods.get(0).result() == null ? events.doOnError(this::failed) : events;
        return Flux.defer(() -> {
            active.incrementAndGet();
            return told.doFinally(how -> leave());
        });
    }

    private void leave() {
        if (active.decrementAndGet() == 0) {
            ended.tryEmitEmpty();
        }
    }

    private void failed(Throwable error) {
        if (memory.failed(stream.name(), error)) {
            LOG.error(
                    "{}: reading has ended with an error. The listener methods {} get nothing more until the application"
                            + " starts again, and its health is down. When this is corrected, it goes on from its last"
                            + " checkpoint",
                    stream.name(),
                    methods,
                    error);
        }
    }
}
