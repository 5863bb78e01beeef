package io.github.boxeventflux.test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** The listening sockets of a {@link FakeBox} and the two daemon threads that all of its work is done on. */
final class Servers {

    private static final int THREADS = 2;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final LoopResources loops = LoopResources.create("fake-box", THREADS, true);
    private final Scheduler scheduler = Schedulers.fromExecutorService(loops.onServer(false));
    private final List<DisposableServer> servers = new ArrayList<>();

    /** For everything that has to wait. */
    Scheduler scheduler() {
        return scheduler;
    }

    URI listen(String host, Handler handler) {
        DisposableServer server = HttpServer.create()
                .host(host)
                .port(0)
                .runOn(loops, false)
                .handle(handler::handle)
                .bindNow();
        servers.add(server);
        return URI.create("http://" + host + ":" + server.port());
    }

    void stop() {
        servers.forEach(DisposableServer::dispose);
        loops.disposeLater(Duration.ZERO, STOP_WITHIN).block(STOP_WITHIN);
        scheduler.dispose();
    }

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {

        Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response);
    }
}
