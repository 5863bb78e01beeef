package io.github.boxeventflux.reactor.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that opens tunnels (HTTP's CONNECT) for those who know its password. */
final class ForwardProxy implements AutoCloseable {

    private final ServerSocket server;
    private final String authorization;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ForwardProxy(String user, String password) {
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The first lines of what it was asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // It is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream());
            requests.add(head.get(0));
            if (head.stream().noneMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + authorization))) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
                return;
            }
            URI target = target(head.get(0));
            try (Socket behind = new Socket(target.getHost(), target.getPort())) {
                sockets.add(behind);
                answer(client, "200 Connection established");
                start(() -> forward(behind, client));
                forward(client, behind);
            }
        } catch (IOException e) {
            // The end of a connection, however it ends.
        }
    }

    private static URI target(String request) {
        return URI.create("tcp://" + request.substring("CONNECT ".length(), request.lastIndexOf(' ')));
    }

    /** Byte by byte: what comes after it belongs to the tunnel. */
    private static List<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString().lines().toList();
    }

    private static void answer(Socket client, String answer) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void forward(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The end of a connection, however it ends.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "forward-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
