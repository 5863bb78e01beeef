package com.example.uploads;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.spring.BoxEventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The names of uploaded files, from the first on. */
@Component
public class Uploads {

    private final Sinks.Many<String> names = Sinks.many().replay().all();

    @BoxEventListener(eventTypes = "ITEM_UPLOAD")
    Mono<Void> uploaded(Event event) {
        return Mono.fromRunnable(() -> {
            if (event.source() instanceof ItemSource item) {
                names.emitNext(item.name(), Sinks.EmitFailureHandler.FAIL_FAST);
            }
        });
    }

    public Flux<String> names() {
        return names.asFlux();
    }
}
