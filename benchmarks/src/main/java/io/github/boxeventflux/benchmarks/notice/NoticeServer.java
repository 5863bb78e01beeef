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

    /** Starts one, and gives the URL of the API. */
    static URI start(ChildJvms children) {
        return URI.create(children.start(NoticeServer.class, HEAP_MEGABYTES).line(PATIENCE));
    }

    /** The process: prints where it listens, and serves until its parent ends. */
    public static void main(String[] arguments) {
        Changes changes = new Changes();
        UserStreamServer server = new UserStreamServer(changes::page, changes::poll);
        System.out.println(server.listen());
        ChildJvm.measureWhenAsked(server::seen);
    }
}
