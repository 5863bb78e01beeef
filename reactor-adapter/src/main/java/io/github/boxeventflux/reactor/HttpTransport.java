package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.ResponseReceiver;

/** The way over HTTP. */
final class HttpTransport implements Transport {

    private final HttpClients clients;
    private final StreamTime time;
    private final @Nullable String asUser;
    private final AnswerLimits limits;

    HttpTransport(StreamOptions options, HttpClients clients, StreamTime time) {
        this.clients = clients;
        this.time = time;
        asUser = options.asUser();
        limits = options.limits();
    }

    @Override
    public Mono<byte[]> exchange(BoxCall call, URI url, AccessToken token) {
        // Its parts take several times as much, for as long as a poll is held.
        String address = url.toString();
        return Mono.defer(() -> {
            HttpExchange exchange = new HttpExchange(call, limits, time, token);
            return call == BoxCall.LONG_POLL
                    ? exchange.answer(request(clients.longPolls(), call, address, token))
                    : exchange.answerInTime(request(clients.calls().doOnRequest(exchange::sent), call, address, token));
        });
    }

    private ResponseReceiver<?> request(HttpClient client, BoxCall call, String address, AccessToken token) {
        return client.headers(headers -> {
                    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.value());
                    headers.set(HttpHeaderNames.ACCEPT, "application/json");
                    if (asUser != null) {
                        headers.set("As-User", asUser);
                    }
                })
                .request(call == BoxCall.FIND_SERVERS ? HttpMethod.OPTIONS : HttpMethod.GET)
                .uri(address);
    }
}
