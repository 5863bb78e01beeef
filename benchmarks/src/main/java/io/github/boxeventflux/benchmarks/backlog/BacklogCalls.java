package io.github.boxeventflux.benchmarks.backlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.boxeventflux.benchmarks.harness.Figures;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers the calls for a backlog, and counts them. */
final class BacklogCalls {

    private static final String POLL = "/poll";
    private static final byte[] NEW_CHANGE = "{\"message\":\"new_change\"}".getBytes(UTF_8);

    private final Backlog backlog;
    private final LongAdder reads = new LongAdder();
    private final LongAdder lookups = new LongAdder();
    private final LongAdder polls = new LongAdder();

    BacklogCalls(Backlog backlog) {
        this.backlog = backlog;
    }

    /** Begins to, and gives the URL of the API. */
    String listen() {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
        return "http://127.0.0.1:" + server.port() + "/2.0";
    }

    Figures seen() {
        return new Figures()
                .with("reads", (double) reads.sumThenReset())
                .with("lookups", (double) lookups.sumThenReset())
                .with("polls", (double) polls.sumThenReset());
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.method().equals(HttpMethod.OPTIONS)) {
            lookups.increment();
            return send(response, servers(request));
        }
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        String position =
                uri.parameters().getOrDefault("stream_position", List.of("0")).get(0);
        if (!uri.path().equals(POLL)) {
            reads.increment();
            return send(response, backlog.page(position));
        }
        polls.increment();
        // Whoever waits at the end waits for ever.
        return backlog.isEnd(position) ? Mono.never() : send(response, NEW_CHANGE);
    }

    private static Mono<Void> send(HttpServerResponse response, byte[] body) {
        ByteBuf content = Unpooled.wrappedBuffer(body);
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendObject(content)
                .then();
    }

    private static byte[] servers(HttpServerRequest request) {
        return ("{\"chunk_size\":1,\"entries\":[{\"type\":\"realtime_server\",\"url\":\"http://"
                        + request.requestHeaders().get(HttpHeaderNames.HOST) + POLL
                        + "?channel=1\",\"ttl\":\"10\",\"max_retries\":\"10\",\"retry_timeout\":610}]}")
                .getBytes(UTF_8);
    }
}
