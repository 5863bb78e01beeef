package io.github.boxeventflux.examples.kafka.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectRestTest {

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private ConnectRest rest;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        rest = new ConnectRest("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aLeaderThatMayNotWriteYetIsAskedAgain() {
        answers.add(
                new Answer(
                        500,
                        "Failed to write to config topic; this may be due to a transient error and the request can be safely retried"));
        answers.add(new Answer(204, ""));
        rest.delete("events");
        assertThat(requests).containsExactly("DELETE /connectors/events", "DELETE /connectors/events");
    }

    @Test
    void workersThatShareTheirWorkAnewAreAskedAgain() {
        answers.add(
                new Answer(
                        409,
                        "Cannot complete request momentarily due to stale configuration (typically caused by a concurrent rebalance)"));
        answers.add(new Answer(202, ""));
        rest.pause("events");
        assertThat(requests).containsExactly("PUT /connectors/events/pause", "PUT /connectors/events/pause");
    }

    @Test
    void anyOtherRefusalIsFinal() {
        List<Answer> refusals = List.of(new Answer(409, "Connector events already exists"), new Answer(500, "Broken"));
        for (Answer refusal : refusals) {
            answers.add(refusal);
            assertThatThrownBy(() -> rest.restart("events"))
                    .isInstanceOf(ConnectRest.RefusedException.class)
                    .hasMessageContaining(refusal.message());
        }
        assertThat(requests).hasSameSizeAs(refusals);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        Answer answer = answers.remove();
        byte[] body = answer.message().isEmpty() ? new byte[0] : answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Answer(int status, String message) {

        String json() {
            return "{\"error_code\":" + status + ",\"message\":\"" + message + "\"}";
        }
    }
}
