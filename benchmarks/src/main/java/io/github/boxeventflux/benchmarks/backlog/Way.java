package io.github.boxeventflux.benchmarks.backlog;

import io.github.boxeventflux.benchmarks.peers.Peer;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** A way to read a backlog, and then to wait for more. */
enum Way {
    /** The same pages with bare Reactor Netty, their bytes thrown away. It knows the positions, so it looks at nothing. */
    LIMIT,
    BOX_EVENT_FLUX,
    SDK_GENERATED,
    SDK_CLASSIC;

    /**
     * Starts to read from the beginning.
     *
     * @param perEvent called for each event, by one thread at a time
     */
    Disposable start(URI apiUrl, int events, Runnable perEvent) {
        return this == LIMIT
                ? bytesOnly(apiUrl, events, perEvent)
                : Peer.valueOf(name()).start(apiUrl, "0", id -> perEvent.run());
    }

    /** Whether it waits for more when it has read everything. */
    boolean waits() {
        return this != LIMIT;
    }

    private static Disposable bytesOnly(URI apiUrl, int events, Runnable perEvent) {
        HttpClient client =
                HttpClient.create().headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer any"));
        return Flux.range(0, Backlog.pages(events))
                .concatMap(page -> client.get()
                        .uri(apiUrl + "/events?limit=500&stream_position=" + Backlog.position(page))
                        .responseContent()
                        .then())
                .thenMany(Flux.range(0, events))
                .subscribe(event -> perEvent.run());
    }
}
