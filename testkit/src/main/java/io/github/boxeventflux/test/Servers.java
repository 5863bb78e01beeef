package io.github.boxeventflux.test;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The listening sockets of a {@link FakeBox} and the two daemon threads that all of its work is done on. */
final class Servers {

    private static final int THREADS = 2;
    private static final long STOP_WITHIN_SECONDS = 5;

    // A group of its own and not LoopResources, which start Reactor's shared timer when they are disposed of.
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("fake-box", true), NioIoHandler.newFactory());
    private final Scheduler scheduler = Schedulers.fromExecutorService(loops);
    private final List<DisposableServer> servers = new ArrayList<>();
    private final @Nullable SslContext tls;

    Servers(@Nullable Tls tls) {
        this.tls = tls == null ? null : tls.context();
    }

    /** For everything that has to wait. */
    Scheduler scheduler() {
        return scheduler;
    }

    URI listen(String host, Handler handler) {
        HttpServer plain = HttpServer.create().host(host).port(0).runOn(loops).handle(handler::handle);
        DisposableServer server = (tls == null ? plain : plain.secure(spec -> spec.sslContext(tls))).bindNow();
        servers.add(server);
        return URI.create((tls == null ? "http://" : "https://") + host + ":" + server.port());
    }

    void stop() {
        servers.forEach(DisposableServer::dispose);
        loops.shutdownGracefully(0, STOP_WITHIN_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
        scheduler.dispose();
    }

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {

        Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response);
    }
}
