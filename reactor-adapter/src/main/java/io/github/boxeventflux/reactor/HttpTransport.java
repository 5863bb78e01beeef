package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.internal.wire.AnswerErrors;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** The way over HTTP. */
final class HttpTransport implements Transport {

    private static final int SUCCESS = 200;

    /** More than Box's errors and notices ever take. */
    private static final int NOTICE_BYTES = 64 * 1024;

    private final HttpClients clients;
    private final StreamTime time;
    private final @Nullable String asUser;
    private final int maxBytes;
    private final Duration answerTimeout;

    HttpTransport(StreamOptions options, HttpClients clients, StreamTime time) {
        this.clients = clients;
        this.time = time;
        asUser = options.asUser();
        maxBytes = options.limits().maxPageBytes();
        answerTimeout = options.limits().answerTimeout();
    }

    @Override
    public Mono<byte[]> exchange(BoxCall call, URI url, AccessToken token) {
        return call == BoxCall.LONG_POLL
                ? exchange(clients.longPolls(), call, url, token)
                : Mono.defer(() -> inTime(call, url, token));
    }

    /** The time begins when the request is sent: while a connection is waited for, Box is not late. */
    private Mono<byte[]> inTime(BoxCall call, URI url, AccessToken token) {
        Sinks.Empty<Void> sent = Sinks.empty();
        HttpClient client = clients.calls().doOnRequest((request, connection) -> sent.tryEmitEmpty());
        return exchange(client, call, url, token)
                .timeout(sent.asMono().then(Mono.delay(answerTimeout, time.scheduler())))
                .onErrorMap(TimeoutException.class, late -> TransportErrors.late(call, late));
    }

    private Mono<byte[]> exchange(HttpClient client, BoxCall call, URI url, AccessToken token) {
        return client.headers(headers -> {
                    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.value());
                    headers.set(HttpHeaderNames.ACCEPT, "application/json");
                    if (asUser != null) {
                        headers.set("As-User", asUser);
                    }
                })
                .request(call == BoxCall.FIND_SERVERS ? HttpMethod.OPTIONS : HttpMethod.GET)
                .uri(url)
                .response((response, content) -> judge(call, response, content))
                .single()
                .onErrorMap(Exception.class, error -> TransportErrors.of(call, error));
    }

    private Mono<byte[]> judge(BoxCall call, HttpClientResponse response, ByteBufFlux content) {
        int status = response.status().code();
        if (status == SUCCESS) {
            return call == BoxCall.LONG_POLL
                    ? AnswerBody.beginning(content, NOTICE_BYTES)
                    : AnswerBody.whole(content, maxBytes);
        }
        return AnswerBody.beginning(content, NOTICE_BYTES)
                .flatMap(body -> Mono.error(AnswerErrors.of(
                        call, status, name -> response.responseHeaders().get(name), body, time.now())));
    }
}
