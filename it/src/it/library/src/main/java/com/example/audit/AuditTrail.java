package com.example.audit;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes each event, and takes it for done when it is written. */
public final class AuditTrail {

    private final StreamOptions options;
    private final Function<Event, Mono<Void>> writer;

    public AuditTrail(StreamOptions options, Function<Event, Mono<Void>> writer) {
        this.options = options;
        this.writer = writer;
    }

    /** The ids of what is written, and will not be read again. */
    public Flux<String> written() {
        return BoxEventFlux.records(options)
                .concatMap(
                        record -> writer.apply(record.event())
                                .then(record.checkpoint())
                                .thenReturn(record.event().eventId()),
                        0);
    }
}
