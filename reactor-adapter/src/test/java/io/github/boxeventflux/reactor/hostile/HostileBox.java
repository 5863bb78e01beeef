package io.github.boxeventflux.reactor.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.stream.BoxCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpServer;

/**
 * Sends whatever bytes a test says, on and on if it must be. What is not scripted is answered
 * well: one event, one server, polls that are held.
 */
final class HostileBox implements AutoCloseable {

    /** Nothing takes that long but a test that fails. */
    static final Duration SOON = Duration.ofSeconds(30);

    private static final String TOKEN = "authorization: bearer ";

    private final LoopResources loops = LoopResources.create("hostile-box", 1, true);
    private final DisposableServer server;
    private final Map<BoxCall, Deque<Flux<byte[]>>> script = new EnumMap<>(BoxCall.class);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    HostileBox() {
        server = TcpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(loops)
                .doOnConnection(connection -> {
                    open.incrementAndGet();
                    connection.onDispose(open::decrementAndGet);
                })
                .handle(this::serve)
                .bindNow();
    }

    URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.port() + "/2.0");
    }

    /** Lets the next calls be answered with these bytes, one call each; then the connection is closed. */
    @SafeVarargs
    final synchronized void answers(BoxCall call, Flux<byte[]>... answers) {
        Deque<Flux<byte[]>> next = script.computeIfAbsent(call, c -> new ArrayDeque<>());
        for (Flux<byte[]> answer : answers) {
            next.add(answer);
        }
    }

    /** The first lines of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The tokens of the requests so far. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    long requests(BoxCall call) {
        return requests.stream().filter(line -> callOf(line) == call).count();
    }

    void assertNothingIsOpen() {
        await().atMost(SOON).untilAsserted(() -> assertThat(open).hasValue(0));
    }

    @Override
    public void close() {
        server.disposeNow();
        loops.disposeLater(Duration.ZERO, SOON).block(SOON);
    }

    private Publisher<Void> serve(NettyInbound in, NettyOutbound out) {
        StringBuilder request = new StringBuilder();
        return in.receive()
                .asString(StandardCharsets.US_ASCII)
                .map(part -> request.append(part).toString())
                .filter(text -> text.contains("\r\n\r\n"))
                .next()
                .flatMap(text -> out.sendByteArray(answer(text)).then());
    }

    private synchronized Flux<byte[]> answer(String request) {
        String line = request.lines().findFirst().orElseThrow();
        requests.add(line);
        request.lines()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(TOKEN))
                .forEach(header -> tokens.add(header.substring(TOKEN.length())));
        BoxCall call = callOf(line);
        Flux<byte[]> scripted = script.getOrDefault(call, new ArrayDeque<>()).poll();
        return scripted == null ? good(call) : scripted;
    }

    private Flux<byte[]> good(BoxCall call) {
        return switch (call) {
            case READ_EVENTS -> Bytes.json("{\"entries\":[{\"event_id\":\"e1\"}],\"next_stream_position\":500}");
            case FIND_SERVERS ->
                Bytes.json("{\"entries\":[{\"url\":\"http://127.0.0.1:" + server.port() + "/subscribe?channel=c\"}]}");
            case LONG_POLL -> Flux.never();
        };
    }

    private static BoxCall callOf(String line) {
        if (line.startsWith("OPTIONS")) {
            return BoxCall.FIND_SERVERS;
        }
        return line.contains("/2.0/events?") ? BoxCall.READ_EVENTS : BoxCall.LONG_POLL;
    }
}
