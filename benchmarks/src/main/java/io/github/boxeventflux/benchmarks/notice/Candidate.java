package io.github.boxeventflux.benchmarks.notice;

import io.github.boxeventflux.benchmarks.peers.Peer;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongConsumer;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Who waits for an event. */
enum Candidate {
    /** Nobody: the page is read again and again with bare Reactor Netty, from the request to the last byte. */
    BARE_READ,
    BOX_EVENT_FLUX,
    SDK_GENERATED;

    private static final Duration BETWEEN = Duration.ofMillis(20);

    /** Starts, and tells of each event how many nanoseconds it took. */
    Disposable start(URI apiUrl, LongConsumer delays) {
        return this == BARE_READ
                ? read(apiUrl, delays)
                : Peer.valueOf(name())
                        .start(apiUrl, "now", id -> delays.accept(System.nanoTime() - Changes.noticedAt(id)));
    }

    private static Disposable read(URI apiUrl, LongConsumer delays) {
        HttpClient client =
                HttpClient.create().headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer any"));
        Mono<Void> timed = Mono.defer(() -> {
            long before = System.nanoTime();
            return client.get()
                    .uri(apiUrl + "/events?limit=500&stream_position=0")
                    .responseContent()
                    .aggregate()
                    .asByteArray()
                    .doOnNext(body -> delays.accept(System.nanoTime() - before))
                    .then();
        });
        return Flux.interval(BETWEEN)
                .onBackpressureDrop()
                .concatMap(tick -> timed, 1)
                .subscribe();
    }
}
