package io.github.boxeventflux.examples.kafka.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The REST interface of a Connect worker. While the workers share their work anew, it is asked again, and as well when it says
 * that this is safe: the first of a group may write nothing after a fault until it knows that it is still the first.
 *
 * <p>All throw {@link RefusedException} for what Connect answers with an error, and {@link UncheckedIOException} if no worker answers.
 */
public final class ConnectRest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration UNTIL_AN_ANSWER = Duration.ofSeconds(100);
    private static final Duration UNTIL_HEALTHY = Duration.ofSeconds(10);
    private static final Duration RETRIED_FOR = Duration.ofSeconds(60);
    private static final Duration UNTIL_RUNNING = Duration.ofMinutes(2);

    /** What Connect's messages say when the same request may succeed a little later. */
    private static final Pattern TRANSIENT = Pattern.compile("rebalance|can be safely retried");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    /**
     * @param url as {@code http://127.0.0.1:8083}
     */
    public ConnectRest(String url) {
        this.url = url;
    }

    /** {@code GET /health}: whether the worker has started and can reach its broker. */
    public boolean isReady() {
        try {
            return send("GET", "/health", BodyPublishers.noBody(), UNTIL_HEALTHY)
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** {@code GET /connector-plugins}: the classes of the connectors that the worker knows. */
    public List<String> plugins() {
        return ask("GET", "/connector-plugins").findValuesAsText("class");
    }

    /** {@code PUT /connector-plugins/…/config/validate}: what is wrong with each value. */
    public JsonNode validate(Map<String, String> config) {
        String plugin = config.getOrDefault("connector.class", "");
        return ask("PUT", "/connector-plugins/" + encoded(plugin) + "/config/validate", config);
    }

    /** {@code GET /connectors}: their names. */
    public List<String> connectors() {
        List<String> names = new ArrayList<>();
        ask("GET", "/connectors").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** {@code POST /connectors}: refused if there is one of that name. */
    public JsonNode create(String name, Map<String, String> config) {
        return ask("POST", "/connectors", Map.of("name", name, "config", config));
    }

    /** {@code PUT /connectors/…/config}: creates it, or gives it another configuration. */
    public JsonNode put(String name, Map<String, String> config) {
        return ask("PUT", connector(name) + "/config", config);
    }

    public JsonNode config(String name) {
        return ask("GET", connector(name) + "/config");
    }

    /** {@code GET /connectors/…/status}: {@code connector.state}, and {@code state}, {@code worker_id} and {@code trace} of each of {@code tasks}. */
    public JsonNode status(String name) {
        return ask("GET", connector(name) + "/status");
    }

    /** The states of the connector and then of its tasks, as {@code [RUNNING, RUNNING, FAILED]}; empty if it is not known. */
    public List<String> states(String name) {
        try {
            return status(name).findValuesAsText("state");
        } catch (RefusedException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * Waits until the connector and all its tasks run, one at least; gives how many tasks there are.
     *
     * @throws IllegalStateException if one of them fails, or not all run within two minutes
     */
    public int awaitRunning(String name) {
        long deadline = System.nanoTime() + UNTIL_RUNNING.toNanos();
        List<String> states = states(name);
        while (!allRun(name, states)) {
            if (states.contains("FAILED") || System.nanoTime() > deadline) {
                throw new IllegalStateException("Connector " + name + " does not run: " + status(name));
            }
            Pause.shortly();
            states = states(name);
        }
        return states.size() - 1;
    }

    /** {@code GET /connectors/…/tasks}: the configuration of each task. */
    public JsonNode tasks(String name) {
        return ask("GET", connector(name) + "/tasks");
    }

    /** {@code GET /connectors/…/topics}: those that it has written to. */
    public JsonNode topics(String name) {
        return ask("GET", connector(name) + "/topics");
    }

    public void pause(String name) {
        ask("PUT", connector(name) + "/pause");
    }

    public void resume(String name) {
        ask("PUT", connector(name) + "/resume");
    }

    /** {@code PUT /connectors/…/stop}: no task is left; needed before its offsets can be altered. */
    public void stop(String name) {
        ask("PUT", connector(name) + "/stop");
    }

    /** Restarts it with all its tasks. */
    public void restart(String name) {
        ask("POST", connector(name) + "/restart?includeTasks=true");
    }

    /** Restarts what has failed of it. */
    public void restartFailed(String name) {
        ask("POST", connector(name) + "/restart?includeTasks=true&onlyFailed=true");
    }

    public void delete(String name) {
        ask("DELETE", connector(name));
    }

    /** {@code GET /connectors/…/offsets}: what it would go on from; {@code partition} and {@code offset} of each. */
    public JsonNode offsets(String name) {
        return ask("GET", connector(name) + "/offsets").path("offsets");
    }

    /** {@code PATCH /connectors/…/offsets} of one partition. The connector must be stopped. */
    public JsonNode alterOffset(String name, Map<String, ?> partition, Map<String, ?> offset) {
        Map<String, ?> altered = Map.of("partition", partition, "offset", offset);
        return ask("PATCH", connector(name) + "/offsets", Map.of("offsets", List.of(altered)));
    }

    /** {@code DELETE /connectors/…/offsets}: it will start as if it were new. The connector must be stopped. */
    public JsonNode resetOffsets(String name) {
        return ask("DELETE", connector(name) + "/offsets");
    }

    private boolean allRun(String name, List<String> states) {
        return states.size() > 1
                && states.stream().allMatch("RUNNING"::equals)
                && states.size() == 1 + tasks(name).size();
    }

    private JsonNode ask(String method, String path) {
        return ask(method, path, BodyPublishers.noBody());
    }

    private JsonNode ask(String method, String path, Map<String, ?> body) {
        try {
            return ask(method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode ask(String method, String path, BodyPublisher body) {
        long deadline = System.nanoTime() + RETRIED_FOR.toNanos();
        while (true) {
            HttpResponse<String> answer = send(method, path, body, UNTIL_AN_ANSWER);
            if (answer.statusCode() < 300) {
                return json(answer.body());
            }
            String message = json(answer.body()).path("message").asText(answer.body());
            if (!TRANSIENT.matcher(message).find() || System.nanoTime() > deadline) {
                throw new RefusedException(answer.statusCode(), method + " " + path + ": " + message);
            }
            Pause.shortly();
        }
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, Duration atMost) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .timeout(atMost)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + url, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String connector(String name) {
        return "/connectors/" + encoded(name);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What Connect did not do, and why. */
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        RefusedException(int status, String message) {
            super(status + " " + message);
            this.status = status;
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }
    }
}
