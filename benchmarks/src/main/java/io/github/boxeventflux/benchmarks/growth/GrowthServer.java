package io.github.boxeventflux.benchmarks.growth;

import io.github.boxeventflux.benchmarks.box.SeenCalls;
import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A process that serves a user's stream of each length, on which nothing new happens. One of them is read at a time. */
final class GrowthServer {

    private static final int HEAP_MEGABYTES = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SeenCalls calls;
    private final Map<Integer, URI> apiUrls = new LinkedHashMap<>();

    private GrowthServer(ChildJvm process, List<Integer> lengths) {
        calls = new SeenCalls(process);
        lengths.forEach(length -> apiUrls.put(length, URI.create(process.line(PATIENCE))));
    }

    /** Starts one. */
    static GrowthServer start(ChildJvms children, List<Integer> lengths) {
        String[] arguments = lengths.stream().map(String::valueOf).toArray(String[]::new);
        return new GrowthServer(children.start(GrowthServer.class, HEAP_MEGABYTES, arguments), lengths);
    }

    /** Where the stream of each length is read: what a reader needs as the URL of the API. */
    Map<Integer, URI> apiUrls() {
        return apiUrls;
    }

    /** The calls that it has seen. */
    SeenCalls calls() {
        return calls;
    }

    /** The process: prints where it listens for each length, and serves until its parent ends. */
    public static void main(String[] arguments) {
        List<UserStreamServer> servers = new ArrayList<>();
        for (String length : arguments) {
            UserStreamServer server = serving(new LongBacklog(Integer.parseInt(length)));
            servers.add(server);
            System.out.println(server.listen());
        }
        ChildJvm.measureWhenAsked(() -> {
            Figures seen = new Figures();
            servers.forEach(server -> seen.plus(server.seen()));
            return seen;
        });
    }

    private static UserStreamServer serving(LongBacklog backlog) {
        return new UserStreamServer(
                backlog::page,
                // Whoever waits at the end waits for ever.
                (position, thread) -> backlog.isEnd(position) ? Mono.never() : Mono.just(UserStreamServer.NEW_CHANGE));
    }
}
