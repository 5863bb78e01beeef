package io.github.boxeventflux.benchmarks.notice;

import io.github.boxeventflux.benchmarks.box.UserStreamServer;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import java.net.URI;
import java.time.Duration;

/** A process that serves {@link Changes}. */
final class NoticeServer {

    private static final int HEAP_MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private NoticeServer() {}

    /**
     * Starts one, and gives the URL of the API.
     *
     * @param between how long somebody has waited when the next event happens
     */
    static URI start(ChildJvms children, Duration between) {
        return URI.create(children.start(NoticeServer.class, HEAP_MEGABYTES, between.toString())
                .line(PATIENCE));
    }

    /** The process: prints where it listens, and serves until its parent ends. */
    public static void main(String[] arguments) {
        Changes changes = new Changes(Duration.parse(arguments[0]));
        UserStreamServer server = new UserStreamServer(changes::page, changes::poll);
        System.out.println(server.listen());
        ChildJvm.measureWhenAsked(server::seen);
    }
}
