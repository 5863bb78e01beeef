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
import reactor.netty.http.client.HttpClient.RequestSender;

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
    public Mono<AnswerBytes> exchange(BoxCall call, URI url, AccessToken token) {
        return call == BoxCall.LONG_POLL ? held(url.toString(), token) : answered(call, url, token);
    }

    private Mono<AnswerBytes> answered(BoxCall call, URI url, AccessToken token) {
        return Mono.defer(() -> {
            HttpExchange exchange = new HttpExchange(call, limits, time, token);
            return exchange.answerInTime(request(clients.calls().doOnRequest(exchange::sent), call, token)
                    .uri(url));
        });
    }

    /** @param address as a text: the parts of a URL take several times as much, for as long as the poll is held */
    private Mono<AnswerBytes> held(String address, AccessToken token) {
        return Mono.defer(() -> new HttpExchange(BoxCall.LONG_POLL, limits, time, token)
                .answer(request(clients.longPolls(), BoxCall.LONG_POLL, token).uri(address)));
    }

    private RequestSender request(HttpClient client, BoxCall call, AccessToken token) {
        return client.headers(headers -> {
                    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.value());
                    headers.set(HttpHeaderNames.ACCEPT, "application/json");
                    if (asUser != null) {
                        headers.set("As-User", asUser);
                    }
                })
                .request(call == BoxCall.FIND_SERVERS ? HttpMethod.OPTIONS : HttpMethod.GET);
    }
}
