package io.github.boxeventflux.benchmarks.peers;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The least that can wait with Reactor Netty: reads a page, and polls on a connection of its own, again and again. It looks
 * for no server and at nothing but ids and positions, and the first fault is its end.
 */
public final class BarePolls {

    private static final Pattern POSITION = Pattern.compile("\"next_stream_position\":(\\d+)");
    private static final Pattern ID = Pattern.compile("\"event_id\":\"(\\p{XDigit}+)\"");

    /** As many as the library has. */
    private static final HttpClient CALLS = HttpClient.create(ConnectionProvider.builder("calls")
            .maxConnections(100)
            .pendingAcquireMaxCount(-1)
            .build());

    private static final HttpClient POLLS = HttpClient.newConnection();

    private BarePolls() {}

    /** Tells of the events from now on, until it is disposed of. */
    public static Disposable start(URI apiUrl, String token, Consumer<String> eventIds) {
        AtomicReference<String> position = new AtomicReference<>("now");
        return Mono.defer(() -> get(CALLS, token, apiUrl + "/events?stream_position=" + position))
                .doOnNext(page -> {
                    ID.matcher(page).results().map(id -> id.group(1)).forEach(eventIds);
                    Matcher next = POSITION.matcher(page);
                    position.set(next.find() ? next.group(1) : position.get());
                })
                .then(Mono.defer(() -> get(POLLS, token, apiUrl.resolve("/poll?stream_position=" + position))))
                .repeat()
                .onErrorComplete()
                .subscribe();
    }

    private static Mono<String> get(HttpClient client, String token, Object url) {
        return client.headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token))
                .get()
                .uri(url.toString())
                .responseContent()
                .aggregate()
                .asString();
    }
}
