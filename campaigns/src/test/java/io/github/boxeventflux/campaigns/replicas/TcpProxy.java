package io.github.boxeventflux.campaigns.replicas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between one client and a server on this machine, which can be cut. */
final class TcpProxy implements AutoCloseable {

    private enum State {
        OPEN,
        SILENT,
        CLOSED
    }

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private final int target;
    private State state = State.OPEN;

    TcpProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, loopback);
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * Nothing arrives at the server any more, and nobody is told; what is sent meanwhile arrives when the network is healed.
     * Answers that are under way still come: else it would be chance whether a client sends anything more.
     */
    void silence() {
        enter(State.SILENT);
    }

    /** All connections are reset, also those that are made from now on. */
    void reset() {
        enter(State.CLOSED);
        sockets.forEach(TcpProxy::reset);
    }

    void heal() {
        enter(State.OPEN);
    }

    @Override
    public void close() throws IOException {
        server.close();
        reset();
    }

    private synchronized void enter(State next) {
        state = next;
        notifyAll();
    }

    /** Waits while it is silent. */
    private synchronized boolean isOpen() throws InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
        return state == State.OPEN;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> connect(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            if (isOpen()) {
                Socket behind = new Socket(loopback, target);
                sockets.add(behind);
                start(() -> forward(client, behind));
                behind.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // As if the server were not there.
        } finally {
            drop(client);
        }
    }

    /** What the client sends; when that ends, so does the way back. */
    private void forward(Socket client, Socket behind) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = client.getInputStream();
            OutputStream out = behind.getOutputStream();
            for (int count = in.read(buffer); count >= 0 && isOpen(); count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (IOException | InterruptedException e) {
            // The end of a connection, however it ends.
        } finally {
            drop(client);
            drop(behind);
        }
    }

    private void drop(Socket socket) {
        reset(socket);
        sockets.remove(socket);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private static void start(Runnable loop) {
        Thread thread = new Thread(loop, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
