package io.github.boxeventflux.spring;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.options.StreamOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code boxevents}: how each stream is, and, for one that is not read, a start from the beginning. */
@WebEndpoint(id = "boxevents")
final class BoxEventsEndpoint {

    private final BoxEventStreams streams;
    private final StreamReports reports;
    private final StreamMemory memory;

    BoxEventsEndpoint(BoxEventStreams streams, StreamReports reports, StreamMemory memory) {
        this.streams = streams;
        this.reports = reports;
        this.memory = memory;
    }

    /** How each stream is. */
    @ReadOperation
    Map<String, Map<String, StreamReport>> all() {
        return Map.of("streams", reports.all());
    }

    /** How that stream is; {@code null} when there is none of that name. */
    @ReadOperation
    @Nullable
    StreamReport one(@Selector String stream) {
        return streams.names().contains(stream) ? reports.of(stream) : null;
    }

    /** Forgets the checkpoint of a stream, so that it starts again where its {@code start} says. */
    @DeleteOperation
    Mono<WebEndpointResponse<Map<String, String>>> forgetCheckpoint(@Selector String stream) {
        if (!streams.names().contains(stream)) {
            return Mono.just(answer(WebEndpointResponse.STATUS_NOT_FOUND, "there is no such stream"));
        }
        StreamOptions options = streams.get(stream).options();
        CheckpointStore store = options.checkpointStore();
        if (store == null) {
            return Mono.just(answer(409, "it has no checkpoint store"));
        }
        if (reports.of(stream).readers() > 0) {
            return Mono.just(
                    answer(
                            409,
                            "it is being read in this process, which would save its checkpoint again;"
                                    + " start the application with box.events.listener.auto-startup=false, or end whoever reads it"));
        }
        Mono<Void> deleted = Mono.from(store.delete(new StreamKey(stream, options.streamType())));
        return (store.isBlocking() ? deleted.subscribeOn(Schedulers.boundedElastic()) : deleted)
                .doOnSuccess(nothing -> memory.forget(stream))
                .thenReturn(answer(200, "its checkpoint is forgotten; it starts at " + options.startAt()));
    }

    private static WebEndpointResponse<Map<String, String>> answer(int status, String message) {
        return new WebEndpointResponse<>(Map.of("message", message), status);
    }
}
