package io.github.boxeventflux.benchmarks.start;

import io.github.boxeventflux.benchmarks.peers.Peer;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;

/** What a program does when it starts. */
enum Candidate {
    /** It reads the bytes of the first page with bare Reactor Netty. */
    BARE_READ,
    BOX_EVENT_FLUX,
    SDK_GENERATED,
    SDK_CLASSIC;

    /** Starts, and tells when the first event is there. */
    Disposable start(URI apiUrl, Runnable there) {
        return this == BARE_READ
                ? read(apiUrl, there)
                : Peer.valueOf(name()).start(apiUrl, "0", eventId -> there.run());
    }

    private static Disposable read(URI apiUrl, Runnable there) {
        return HttpClient.create()
                .headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer any"))
                .get()
                .uri(apiUrl + "/events?limit=500&stream_position=0")
                .responseContent()
                .aggregate()
                .asByteArray()
                .subscribe(page -> there.run());
    }
}
