package io.github.boxeventflux.reactor;

import io.github.boxeventflux.event.Event;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.observability.micrometer.Micrometer;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** One observation for each piece of work, with what is in the subscriber's context as its parent. */
final class MicrometerObserving implements Observing {

    private static final String NONE = "none";

    private final ObservationRegistry registry;

    MicrometerObserving(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public BoxApi reads(StreamInfo stream, BoxApi api) {
        return new ObservedBoxApi(api, this, stream);
    }

    @Override
    public Function<Event, Publisher<?>> handling(
            StreamInfo stream, Function<? super Event, ? extends Publisher<?>> handler) {
        return event -> observed(
                Mono.deferContextual(context -> handled(context, event, handler)),
                any -> observation(StreamObservations.HANDLE, stream)
                        .highCardinalityKeyValue(
                                StreamObservations.Key.EVENT_ID.asString(),
                                event.eventId() == null ? NONE : event.eventId())
                        .highCardinalityKeyValue(
                                StreamObservations.Key.EVENT_TYPE.asString(),
                                event.eventType().value()));
    }

    <T> Mono<T> read(StreamInfo stream, Mono<T> page) {
        return observed(page, any -> observation(StreamObservations.READ, stream));
    }

    private <T> Mono<T> observed(Mono<T> work, Function<ObservationRegistry, Observation> observation) {
        return work.tap(Micrometer.observation(registry, observation));
    }

    private Observation observation(StreamObservations what, StreamInfo stream) {
        return what.observation(registry)
                .lowCardinalityKeyValue(
                        StreamObservations.Key.STREAM.asString(), stream.name() == null ? NONE : stream.name())
                .lowCardinalityKeyValue(
                        StreamObservations.Key.STREAM_TYPE.asString(),
                        stream.streamType().value());
    }

    /** With the observation where the handler's own code looks for it: in the context, and as the current one. */
    private static Mono<Void> handled(
            ContextView context, Event event, Function<? super Event, ? extends Publisher<?>> handler) {
        Observation observation = context.get(ObservationThreadLocalAccessor.KEY);
        return observation.scoped(() -> Attempts.started(event, () -> handler.apply(event)));
    }
}
