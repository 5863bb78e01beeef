package io.github.boxeventflux.benchmarks.backlog;

import io.github.boxeventflux.benchmarks.box.SeenCalls;
import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Serves a backlog to whoever asks: as a user's stream, on which nothing new happens, or as history, which ends. It is no
 * {@code FakeBox}: that one makes up each page when it is asked for, while the reader waits, and so would hide a part of
 * what the reader costs.
 */
public final class BacklogServer {

    private static final Duration UNTIL_WRITTEN = Duration.ofMinutes(5);
    private static final int BYTES_PER_EVENT = 1_400;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int BASE_HEAP_MEGABYTES = 256;

    private final SeenCalls calls;
    private final URI apiUrl;

    private BacklogServer(ChildJvm process) {
        calls = new SeenCalls(process);
        apiUrl = URI.create(process.line(UNTIL_WRITTEN));
    }

    /** Starts one with so many events. */
    public static BacklogServer start(ChildJvms children, int events) {
        int heap = BASE_HEAP_MEGABYTES + Math.toIntExact(2L * events * BYTES_PER_EVENT / MEGABYTE);
        return new BacklogServer(children.start(BacklogServer.class, heap, Integer.toString(events)));
    }

    /** What a reader needs as the URL of the API. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** The calls that it has seen. */
    SeenCalls calls() {
        return calls;
    }

    /** The process: prints where it listens, and serves until its parent ends. */
    public static void main(String[] arguments) {
        Backlog backlog = new Backlog(Integer.parseInt(arguments[0]));
        UserStreamServer server = new UserStreamServer(
                backlog::page,
                // Whoever waits at the end waits for ever.
                (position, thread) -> backlog.isEnd(position) ? Mono.never() : Mono.just(UserStreamServer.NEW_CHANGE));
        System.out.println(server.listen());
        ChildJvm.measureWhenAsked(server::seen);
    }
}
