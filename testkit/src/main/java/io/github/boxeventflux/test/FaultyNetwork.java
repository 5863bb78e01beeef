package io.github.boxeventflux.test;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A network between clients and one server that fails below HTTP: connections are refused, hang, are reset, cut, spoilt or
 * slow, or the other side vanishes without a word. It listens on loopback, on a port of its own, and passes on whatever
 * bytes come, so it serves TLS and any other protocol as well.
 *
 * <pre>{@code
 * try (FakeBox box = FakeBox.start();
 *         FaultyNetwork api = FaultyNetwork.to(box.apiUrl());
 *         FaultyNetwork realtime = FaultyNetwork.to(box.realtimeUrls().get(0))) {
 *     box.tellRealtimeUrls(realtime.url());
 *     api.inject(NetworkFault.reset().afterAnswerBytes(100));
 *     realtime.inject(NetworkFault.vanish());
 *     // … read from api.url() with box.token() …
 * }
 * }</pre>
 *
 * <p>What cannot be resolved needs no network: no name below {@code .invalid} ever can (RFC 2606), and a Reactor Netty
 * client takes a resolver of the test's own with {@code HttpClient.create().resolver(…)}.
 *
 * <p>Safe to use from several threads. {@link #close()} leaves no thread and no socket behind.
 */
public final class FaultyNetwork implements AutoCloseable {

    private static final long STOP_WITHIN_SECONDS = 5;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("faulty-network", true), NioIoHandler.newFactory());
    private final Set<NetworkLink> links = ConcurrentHashMap.newKeySet();
    private final NetworkScript script = new NetworkScript();
    private final NetworkTraffic traffic = new NetworkTraffic();
    private final Bootstrap server;
    private final ListeningPort port;
    private final URI url;

    private FaultyNetwork(URI server) {
        this.server = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .remoteAddress(new InetSocketAddress(server.getHost(), server.getPort()))
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new OnSocket(socket -> {}));
        port = new ListeningPort(new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new OnSocket(client -> loop.execute(() -> accept(client)))));
        url = through(server, port.number());
    }

    /**
     * A network to the server at that URL; until told otherwise, everything comes through.
     *
     * @param server with a port, of whatever scheme
     */
    public static FaultyNetwork to(URI server) {
        if (server.getHost() == null || server.getPort() < 0) {
            throw new IllegalArgumentException(
                    "server: " + server + " is not allowed; allowed is a URL with a host and a port");
        }
        return new FaultyNetwork(server);
    }

    /** The server's URL by way of this network: the same but for its host, {@code 127.0.0.1}, and its port. */
    public URI url() {
        return url;
    }

    /** The port at which it listens. */
    public int port() {
        return port.number();
    }

    /** Lets the next connections meet these faults, one each, after those that were injected before. */
    public void inject(NetworkFault... faults) {
        script.add(List.of(faults));
    }

    /**
     * Lets each connection, after those that were injected, meet a fault that is drawn for it, until the network is healed.
     *
     * @param seed the same seed and the same order of connections, the same faults
     * @param draw gets the generator for all of them; {@link NetworkFault#none()} lets a connection pass
     */
    public void injectAtRandom(long seed, Function<Random, NetworkFault> draw) {
        script.drawn(seed, draw);
    }

    /**
     * Breaks every open connection now, and each new one after those that were injected, until the network is healed. Bytes
     * are counted from now on.
     */
    public void breakAll(NetworkFault fault) {
        script.always(fault);
        onLoop(() -> links.forEach(link -> link.meet(fault)));
    }

    /** New connections are refused, as where nobody listens, until the network is healed. */
    public void refuse() {
        port.refuse();
    }

    /**
     * New connections hang while they are being made, as where packets get lost, until the network is healed. Nobody listens
     * whose queue is not full; how a system treats that is its own affair: Linux keeps the client waiting.
     */
    public void loseConnects() {
        port.turnDeaf();
    }

    /**
     * Takes back all faults, also those that nobody has met yet. What was stalled or slow goes on; where a side had vanished
     * the other is reset.
     */
    public void heal() {
        script.clear();
        onLoop(() -> links.forEach(NetworkLink::heal));
        port.listen();
    }

    /** How many connections there were. */
    public int connections() {
        return traffic.connections();
    }

    /** How many connections clients have open now. */
    public int openConnections() {
        return traffic.openConnections();
    }

    /** How many bytes of clients were passed on to the server. */
    public long requestBytes() {
        return traffic.requestBytes();
    }

    /** How many bytes of the server were passed on to clients. */
    public long answerBytes() {
        return traffic.answerBytes();
    }

    /**
     * Waits until there have been this many connections.
     *
     * @throws AssertionError when there were fewer at the end of the time
     */
    public void awaitConnections(int count, Duration atMost) {
        traffic.awaitConnections(count, atMost);
    }

    /**
     * Waits until clients have exactly this many connections open.
     *
     * @throws AssertionError when there were more or fewer at the end of the time
     */
    public void awaitOpenConnections(int count, Duration atMost) {
        traffic.awaitOpenConnections(count, atMost);
    }

    /** Stops everything; open connections are reset. */
    @Override
    public void close() {
        if (loop.isShuttingDown()) {
            return;
        }
        port.free();
        onLoop(() -> links.forEach(link -> link.end(true)));
        loop.shutdownGracefully(0, STOP_WITHIN_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void accept(SocketChannel client) {
        ChannelFuture connecting = server.connect();
        SocketChannel behind = (SocketChannel) connecting.channel();
        NetworkLink link = new NetworkLink(client, behind, script.next(), traffic);
        links.add(link);
        // Not before its fault is known: whoever sees it may heal the network at once.
        traffic.accepted(client);
        client.closeFuture().addListener(one -> behind.closeFuture().addListener(both -> links.remove(link)));
        link.accepted();
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                link.connected();
            } else {
                link.broken();
            }
        });
    }

    private void onLoop(Runnable work) {
        loop.submit(work).syncUninterruptibly();
    }

    private static URI through(URI server, int port) {
        String path = server.getRawPath() == null ? "" : server.getRawPath();
        String query = server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
        return URI.create(server.getScheme() + "://127.0.0.1:" + port + path + query);
    }

    /** What is done with a new socket. */
    private static final class OnSocket extends ChannelInitializer<SocketChannel> {

        private final Consumer<SocketChannel> action;

        OnSocket(Consumer<SocketChannel> action) {
            this.action = action;
        }

        @Override
        protected void initChannel(SocketChannel socket) {
            action.accept(socket);
        }
    }
}
