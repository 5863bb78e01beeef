package io.github.boxeventflux.benchmarks.idle;

import io.github.boxeventflux.benchmarks.peers.BarePolls;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import java.net.URI;
import java.util.function.Consumer;

/** Who waits. */
enum Candidate {
    /** Bare Reactor Netty. */
    BARE_POLLS {
        @Override
        void start(URI apiUrl, int user, Consumer<String> eventIds) {
            BarePolls.start(apiUrl, Integer.toString(user), eventIds);
        }
    },

    /** This library with its defaults, and an account for each stream. */
    BOX_EVENT_FLUX {
        @Override
        void start(URI apiUrl, int user, Consumer<String> eventIds) {
            BoxEventFlux.stream(StreamOptions.builder()
                            .apiUrl(apiUrl)
                            .accessToken(Integer.toString(user))
                            .build())
                    .subscribe(event -> eventIds.accept(String.valueOf(event.eventId())));
        }
    };

    /**
     * Starts to wait for what happens to a user.
     *
     * @param eventIds told of each event, by one thread at a time
     */
    abstract void start(URI apiUrl, int user, Consumer<String> eventIds);
}
