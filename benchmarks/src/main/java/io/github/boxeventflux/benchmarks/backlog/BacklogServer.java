package io.github.boxeventflux.benchmarks.backlog;

import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Serves a backlog to whoever asks, as history, which ends. It is no {@code FakeBox}: that one makes up each page when it
 * is asked for, while the reader waits, and so would hide a part of what the reader costs.
 */
public final class BacklogServer {

    private static final Duration UNTIL_WRITTEN = Duration.ofMinutes(5);
    private static final int BYTES_PER_EVENT = 1_400;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int BASE_HEAP_MEGABYTES = 256;

    private BacklogServer() {}

    /** Starts one with so many events, and gives what a reader needs as the URL of the API. */
    public static URI start(ChildJvms children, int events) {
        int heap = BASE_HEAP_MEGABYTES + Math.toIntExact(2L * events * BYTES_PER_EVENT / MEGABYTE);
        return URI.create(children.start(BacklogServer.class, heap, Integer.toString(events))
                .line(UNTIL_WRITTEN));
    }

    /** The process: prints where it listens, and serves until its parent ends. */
    public static void main(String[] arguments) throws IOException {
        Backlog backlog = new Backlog(Integer.parseInt(arguments[0]));
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> answer(backlog, request, response))
                .bindNow();
        System.out.println("http://127.0.0.1:" + server.port() + "/2.0");
        System.in.transferTo(OutputStream.nullOutputStream());
        server.disposeNow();
    }

    private static Mono<Void> answer(Backlog backlog, HttpServerRequest request, HttpServerResponse response) {
        List<String> position =
                new QueryStringDecoder(request.uri()).parameters().getOrDefault("stream_position", List.of("0"));
        ByteBuf page = Unpooled.wrappedBuffer(backlog.page(position.get(0)));
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(page.readableBytes()))
                .sendObject(page)
                .then();
    }
}
