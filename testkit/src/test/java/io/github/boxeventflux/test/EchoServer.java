package io.github.boxeventflux.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it gets, and counts how connections end. */
final class EchoServer implements AutoCloseable {

    /** Asks it to close the connection. */
    static final char CLOSE = '.';

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger resets = new AtomicInteger();
    private final List<String> received = new CopyOnWriteArrayList<>();

    EchoServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    URI url() {
        return URI.create("echo://127.0.0.1:" + server.getLocalPort());
    }

    /** What it got so far, of all connections. */
    String received() {
        return String.join("", received);
    }

    int open() {
        return open.size();
    }

    void awaitOpen(int count) {
        await().atMost(Http.SOON).untilAsserted(() -> assertThat(open()).isEqualTo(count));
    }

    void awaitReset(int count) {
        await().atMost(Http.SOON).untilAsserted(() -> assertThat(resets).hasValue(count));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> echo(socket));
            }
        } catch (IOException closed) {
            // It is over.
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8 * 1024];
            boolean goesOn = true;
            for (int count = in.read(buffer); goesOn && count >= 0; count = goesOn ? in.read(buffer) : -1) {
                String text = new String(buffer, 0, count, StandardCharsets.US_ASCII);
                goesOn = text.indexOf(CLOSE) < 0;
                String echoed = goesOn ? text : text.substring(0, text.indexOf(CLOSE));
                received.add(echoed);
                socket.getOutputStream().write(echoed.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException reset) {
            resets.incrementAndGet();
        } finally {
            open.remove(socket);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "echo");
        thread.setDaemon(true);
        thread.start();
    }
}
