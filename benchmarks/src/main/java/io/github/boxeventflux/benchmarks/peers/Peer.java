package io.github.boxeventflux.benchmarks.peers;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import reactor.core.Disposable;

/** Who reads a user's stream. */
public enum Peer {
    /** This library with its defaults. */
    BOX_EVENT_FLUX {
        @Override
        public Disposable start(URI apiUrl, String position, Consumer<String> eventIds) {
            // Another account each time, and so the whole budget of one.
            return BoxEventFlux.stream(StreamOptions.builder()
                            .apiUrl(apiUrl)
                            .accessToken(UUID.randomUUID().toString())
                            .startAt(StartAt.position(position))
                            .build())
                    .subscribe(event -> eventIds.accept(String.valueOf(event.eventId())));
        }
    },

    /** The SDK's generated {@code getEventStream}. */
    SDK_GENERATED {
        @Override
        public Disposable start(URI apiUrl, String position, Consumer<String> eventIds) {
            return GeneratedSdk.start(apiUrl, position, eventIds);
        }
    },

    /** The SDK's classic {@code EventStream}, without the second that it sleeps after each page. */
    SDK_CLASSIC {
        @Override
        public Disposable start(URI apiUrl, String position, Consumer<String> eventIds) {
            return ClassicSdk.start(apiUrl, position, eventIds);
        }
    };

    /**
     * Starts to read.
     *
     * @param position a position, {@code 0} or {@code now}
     * @param eventIds told of each event, by one thread at a time
     */
    public abstract Disposable start(URI apiUrl, String position, Consumer<String> eventIds);
}
