package io.github.boxeventflux.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A plain socket, for what an HTTP client hides. */
final class Wire {

    private Wire() {}

    static Socket connect(URI server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setSoTimeout((int) Http.SOON.toMillis());
        return socket;
    }

    /** Asks for the URL's path and query. */
    static void get(Socket socket, String url) throws IOException {
        URI uri = URI.create(url);
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String request = "GET " + target + " HTTP/1.1\r\nHost: box\r\nAuthorization: Bearer t\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    static String everything(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads until the end or an exception; what came before it is in the text. */
    static void readInto(StringBuilder text, Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
        }
    }
}
