package io.github.boxeventflux.test;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A port of this machine at which somebody listens, or nobody, or somebody deaf; nobody else gets it meanwhile. */
final class ListeningPort {

    private enum State {
        LISTENING,
        REFUSING,
        DEAF,
        FREE
    }

    /** A queue that has room takes a connection at once. */
    private static final int CONNECT_MILLIS = 200;

    private static final int MOST_QUEUED = 16;

    private static final Duration FREE_WITHIN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(1);

    private final ServerBootstrap server;
    private final InetSocketAddress address;
    private final List<Closeable> occupants = new ArrayList<>();
    private State state = State.LISTENING;

    ListeningPort(ServerBootstrap server) {
        this.server = server;
        address = (InetSocketAddress)
                bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).localAddress();
    }

    int number() {
        return address.getPort();
    }

    /** Connections are accepted. */
    void listen() {
        become(State.LISTENING, () -> bind(address));
    }

    /** Connections are refused. */
    void refuse() {
        become(State.REFUSING, () -> {
            SocketChannel silent = SocketChannel.open();
            occupants.add(silent);
            silent.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(address);
        });
    }

    /** Connecting hangs: the queue of those that wait to be accepted is full, and nobody accepts. */
    void turnDeaf() {
        become(State.DEAF, () -> {
            ServerSocket deaf = new ServerSocket();
            occupants.add(deaf);
            deaf.setReuseAddress(true);
            deaf.bind(address, 1);
            for (int i = 0; i < MOST_QUEUED && takesOneMore(); i++) {}
        });
    }

    /** Nobody has it. */
    void free() {
        become(State.FREE, () -> {});
    }

    private Channel bind(InetSocketAddress wanted) {
        Channel listening = server.bind(wanted).syncUninterruptibly().channel();
        occupants.add(() -> listening.close().syncUninterruptibly());
        return listening;
    }

    private boolean takesOneMore() throws IOException {
        Socket queued = new Socket();
        occupants.add(queued);
        try {
            queued.connect(address, CONNECT_MILLIS);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    private synchronized void become(State next, Occupation occupation) {
        if (state == next) {
            return;
        }
        try {
            leave();
            begin(occupation);
            state = next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leave() throws IOException {
        for (Closeable occupant : occupants) {
            occupant.close();
        }
        occupants.clear();
    }

    /** Again and again: a socket of Netty's gives up its port some time after it was closed. */
    private void begin(Occupation occupation) throws IOException {
        long end = System.nanoTime() + FREE_WITHIN.toNanos();
        while (true) {
            try {
                occupation.begin();
                return;
            } catch (BindException stillTaken) {
                leave();
                if (System.nanoTime() > end) {
                    throw stillTaken;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private interface Occupation {

        void begin() throws IOException;
    }
}
