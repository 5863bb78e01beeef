package io.github.boxeventflux.test;

import io.github.boxeventflux.test.NetworkFault.Effect;
import io.github.boxeventflux.test.NetworkFault.Way;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;

/**
 * One connection through a network: what one side sends reaches the other, until its fault strikes. All of it happens on
 * one thread.
 */
final class NetworkLink {

    private final SocketChannel client;
    private final SocketChannel server;
    private final NetworkLane requests;
    private final NetworkLane answers;
    private final NetworkTraffic traffic;
    private NetworkFault fault;
    private boolean struck;
    private boolean severed;

    NetworkLink(SocketChannel client, SocketChannel server, NetworkFault fault, NetworkTraffic traffic) {
        this.client = client;
        this.server = server;
        this.fault = fault;
        this.traffic = traffic;
        requests = new NetworkLane(this, Way.REQUEST, client, server);
        answers = new NetworkLane(this, Way.ANSWER, server, client);
        client.pipeline().addLast(requests);
        server.pipeline().addLast(answers);
    }

    NetworkFault fault() {
        return fault;
    }

    /** The client is there. */
    void accepted() {
        passed(Way.REQUEST, 0);
    }

    /** The server is there, too. */
    void connected() {
        if (!(struck && fault.effect() == Effect.STALL)) {
            requests.open(true);
        }
        answers.open(true);
        passed(Way.ANSWER, 0);
    }

    /** The fault that it has had is over, and this one begins. */
    void meet(NetworkFault next) {
        fault = next;
        struck = false;
        requests.open(true);
        requests.countAnew();
        answers.countAnew();
    }

    /** Goes on, if it can. */
    void heal() {
        if (severed) {
            end(true);
        } else {
            meet(NetworkFault.none());
        }
    }

    void passedOn(Way way, int bytes) {
        traffic.passedOn(way, bytes);
    }

    void passed(Way way, long bytes) {
        if (fault.effect() != Effect.GARBLE && isDue(way, bytes)) {
            struck = true;
            strike();
        }
    }

    boolean garbles(Way way, long passed) {
        boolean garbles = fault.effect() == Effect.GARBLE && isDue(way, passed);
        struck |= garbles;
        return garbles;
    }

    private boolean isDue(Way way, long passed) {
        return !struck && fault.isDue(way, passed);
    }

    private void strike() {
        switch (fault.effect()) {
            case RESET -> end(true);
            case CLOSE -> {
                sever();
                // Not closed before the client does: what it sends meanwhile would be answered with a reset.
                ChannelFuture unused = client.shutdownOutput();
                close(server);
            }
            case VANISH -> sever();
            case STALL -> requests.open(false);
            case NONE, GARBLE -> {}
        }
    }

    /** From now on each side is alone. */
    private void sever() {
        severed = true;
        requests.swallow();
        answers.swallow();
    }

    /** Everything that way has arrived. */
    void ended(Way way) {
        if (severed) {
            close(way == Way.REQUEST ? client : server);
        } else {
            end(false);
        }
    }

    /** One side was reset, or cannot be reached. */
    void broken() {
        if (!severed) {
            end(true);
        }
    }

    void end(boolean reset) {
        requests.drop();
        answers.drop();
        if (reset) {
            resetAtEnd(client);
            resetAtEnd(server);
        }
        close(client);
        close(server);
    }

    private static void resetAtEnd(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    private static void close(Channel channel) {
        ChannelFuture unused = channel.close();
    }
}
