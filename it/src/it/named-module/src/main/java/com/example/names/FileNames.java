package com.example.names;

import io.github.boxeventflux.event.ItemSource;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import reactor.core.publisher.Flux;

/** The names of the files that something happens to. */
public final class FileNames {

    private FileNames() {}

    public static Flux<String> of(StreamOptions options) {
        return BoxEventFlux.stream(options)
                .mapNotNull(event -> event.source() instanceof ItemSource item ? item.name() : null);
    }
}
