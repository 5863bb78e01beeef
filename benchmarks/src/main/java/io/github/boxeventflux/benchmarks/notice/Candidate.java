package io.github.boxeventflux.benchmarks.notice;

import io.github.boxeventflux.benchmarks.peers.BarePolls;
import io.github.boxeventflux.benchmarks.peers.Peer;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Who waits for an event. */
enum Candidate {
    /** Nobody: the page is read again and again with bare Reactor Netty, from the request to the last byte. */
    BARE_READ,
    /** The least that waits for a notice and then reads, with bare Reactor Netty. */
    BARE_POLLS,
    BOX_EVENT_FLUX,
    SDK_GENERATED,
    SDK_CLASSIC;

    /**
     * Starts, and tells of each event how many nanoseconds it took.
     *
     * @param between how long the bare read waits between two, since nothing happens to it
     */
    Disposable start(URI apiUrl, Duration between, LongConsumer delays) {
        Consumer<String> eventIds = id -> delays.accept(System.nanoTime() - Changes.noticedAt(id));
        return switch (this) {
            case BARE_READ -> read(apiUrl, between, delays);
            case BARE_POLLS -> BarePolls.start(apiUrl, "any", eventIds);
            case BOX_EVENT_FLUX, SDK_GENERATED, SDK_CLASSIC ->
                Peer.valueOf(name()).start(apiUrl, "now", eventIds);
        };
    }

    private static Disposable read(URI apiUrl, Duration between, LongConsumer delays) {
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
        return Mono.delay(between).then(timed).repeat().subscribe();
    }
}
