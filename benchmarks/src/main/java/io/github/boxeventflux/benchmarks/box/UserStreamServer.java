package io.github.boxeventflux.benchmarks.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.boxeventflux.benchmarks.harness.Figures;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers the three calls of a user's stream on loopback, and counts them. */
public final class UserStreamServer {

    /** What a long poll says when there is something new. */
    public static final byte[] NEW_CHANGE = "{\"version\":1,\"message\":\"new_change\"}".getBytes(UTF_8);

    private static final String POLL = "/poll";

    private final Function<String, Account> accounts;
    /** Seconds and polls, as Box's own servers say. */
    private static final Announcement OF_BOX = new Announcement(610, 10);

    private volatile Announcement announcement = OF_BOX;
    private final LongAdder readsMade = new LongAdder();
    private final LongAdder lookupsMade = new LongAdder();
    private final LongAdder pollsMade = new LongAdder();

    /**
     * Answers everybody for what happens there.
     *
     * @param pages the page at a position
     * @param polls what a long poll at a position is answered with, and when, by which thread
     */
    public UserStreamServer(Function<String, byte[]> pages, BiFunction<String, Scheduler, Mono<byte[]>> polls) {
        Account account = Account.of(pages, polls);
        accounts = token -> account;
    }

    /**
     * Answers each for what happens to it.
     *
     * @param accounts whose a token is, or a user's id where the call is made as that user
     */
    public UserStreamServer(Function<String, Account> accounts) {
        this.accounts = accounts;
    }

    /** Begins to answer, until this process ends; gives the URL of the API. */
    public URI listen() {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
        return URI.create("http://127.0.0.1:" + server.port() + "/2.0");
    }

    private record Announcement(int retryTimeout, int maxRetries) {}

    /**
     * What look-ups of servers are told from now on.
     *
     * @param retryTimeout seconds after which a silent poll is to be made anew
     * @param maxRetries how often the server may be polled
     */
    public void announce(int retryTimeout, int maxRetries) {
        announcement = new Announcement(retryTimeout, maxRetries);
    }

    /** From now on look-ups of servers are told what Box tells. */
    public void announceAsBox() {
        announcement = OF_BOX;
    }

    /** The calls since this was asked last: {@code reads}, {@code lookups} of servers and {@code polls}. */
    public Figures seen() {
        return new Figures()
                .with("reads", (double) readsMade.sumThenReset())
                .with("lookups", (double) lookupsMade.sumThenReset())
                .with("polls", (double) pollsMade.sumThenReset());
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.method().equals(HttpMethod.OPTIONS)) {
            lookupsMade.increment();
            return send(response, servers(request));
        }
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        String position =
                uri.parameters().getOrDefault("stream_position", List.of("0")).get(0);
        Account account = accounts.apply(whose(request));
        if (uri.path().equals(POLL)) {
            pollsMade.increment();
            return account.poll(position, thread(response)).flatMap(body -> Mono.from(send(response, body)));
        }
        readsMade.increment();
        return send(response, account.page(position));
    }

    private static String whose(HttpServerRequest request) {
        String user = request.requestHeaders().get("As-User");
        if (user != null) {
            return user;
        }
        String authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION, "");
        return authorization.substring(authorization.indexOf(' ') + 1);
    }

    private static Scheduler thread(HttpServerResponse response) {
        AtomicReference<Connection> connection = new AtomicReference<>();
        response.withConnection(connection::set);
        return Schedulers.fromExecutorService(
                Objects.requireNonNull(connection.get()).channel().eventLoop());
    }

    private static Publisher<Void> send(HttpServerResponse response, byte[] body) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendObject(Unpooled.wrappedBuffer(body));
    }

    private byte[] servers(HttpServerRequest request) {
        Announcement told = announcement;
        return ("{\"chunk_size\":1,\"entries\":[{\"type\":\"realtime_server\",\"url\":\"http://"
                        + request.requestHeaders().get(HttpHeaderNames.HOST) + POLL
                        + "?channel=1\",\"ttl\":\"10\",\"max_retries\":\"" + told.maxRetries()
                        + "\",\"retry_timeout\":" + told.retryTimeout() + "}]}")
                .getBytes(UTF_8);
    }
}
