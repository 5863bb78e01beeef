package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/** A handling that writes down what it does, with the second at which it does it. Pauses are as long as they may be. */
final class HandlingTrial {

    private static final StreamInfo STREAM = new StreamInfo("audit", StreamType.ALL);

    private final ProcessOptions options;
    private final List<StreamListener> listeners;
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private Publisher<?> stop = Mono.never();
    private Duration drainTimeout = Duration.ofSeconds(30);

    HandlingTrial(ProcessOptions options, StreamListener... listeners) {
        this.options = options;
        this.listeners = List.of(listeners);
    }

    HandlingTrial(ProcessOptions.Builder options, StreamListener... listeners) {
        this(options.build(), listeners);
    }

    /** A record of that event. */
    static EventRecord recordOf(Event event, Consumer<Event> acknowledged) {
        Acknowledgement page = new Acknowledgement() {
            @Override
            public void acknowledge(int index, Event done) {
                acknowledged.accept(done);
            }

            @Override
            public Mono<Void> checkpoint(int index, Event done) {
                return Mono.error(new AssertionError("a handling asks for no checkpoints"));
            }
        };
        return new EventRecord(event, new StreamPosition("1"), page, 0);
    }

    /** The events 1, 2, … about these files; about nothing for an empty name. */
    static Flux<Event> about(String... files) {
        AtomicInteger number = new AtomicInteger();
        return Flux.fromArray(files).map(file -> event(number.incrementAndGet(), file));
    }

    static Event event(int number, String file) {
        String source = file.isEmpty() ? "null" : "{\"type\":\"file\",\"id\":\"" + file + "\"}";
        return SampleEvents.fromJson("{\"type\":\"event\",\"event_id\":\"" + number
                + "\",\"event_type\":\"ITEM_UPLOAD\",\"source\":" + source + "}");
    }

    HandlingTrial stop(Publisher<?> value) {
        stop = value;
        return this;
    }

    HandlingTrial drainTimeout(Duration value) {
        drainTimeout = value;
        return this;
    }

    /** Handles those events; to be called when virtual time holds. */
    Flux<Void> handle(Flux<Event> events, Function<? super Event, ? extends Publisher<?>> handler) {
        return new EventHandling(
                        options,
                        event -> watched(event, handler),
                        StreamTime.atSubscription(null, null),
                        new StreamSignals(STREAM, listeners),
                        new LongestPauses())
                .handle(events.map(event -> recordOf(event, done -> step("acknowledged", done))), stop, drainTimeout);
    }

    /** What was done, such as "3 s: started 1". */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** The steps of that kind alone. */
    List<String> steps(String kind) {
        return steps.stream().filter(step -> step.contains(": " + kind + " ")).toList();
    }

    private Publisher<?> watched(Event event, Function<? super Event, ? extends Publisher<?>> handler) {
        step("started", event);
        Publisher<?> work = handler.apply(event);
        return work == null
                ? null
                : Mono.when(work)
                        .doFinally(end -> {
                            if (end == SignalType.CANCEL) {
                                step("cancelled", event);
                            }
                        })
                        .onErrorResume(error -> {
                            step("failed", event);
                            return Mono.error(error);
                        })
                        .doOnSuccess(done -> step("completed", event));
    }

    private void step(String kind, Event event) {
        steps.add(Schedulers.parallel().now(TimeUnit.SECONDS) + " s: " + kind + " " + event.eventId());
    }

    private static final class LongestPauses extends Random {
        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
