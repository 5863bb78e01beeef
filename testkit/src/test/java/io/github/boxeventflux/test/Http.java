package io.github.boxeventflux.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** Talks to a fake Box with the JDK's client, and knows nothing of how it is made. */
final class Http {

    /** Long enough for a loaded machine; nothing waits that long but a test that fails. */
    static final Duration SOON = Duration.ofSeconds(30);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeBox box;

    Http(FakeBox box) {
        this.box = box;
    }

    /** @param query such as {@code stream_type=all&limit=5} */
    HttpResponse<String> read(String query) throws IOException, InterruptedException {
        return send(reading(query));
    }

    HttpRequest.Builder reading(String query) {
        return request("/events?" + query);
    }

    HttpResponse<String> findServers(String streamType) throws IOException, InterruptedException {
        return send(finding(streamType));
    }

    HttpRequest.Builder finding(String streamType) {
        return request("/events?stream_type=" + streamType).method("OPTIONS", BodyPublishers.noBody());
    }

    /** Polls, at the first server for the stream {@code all}, for what comes after the newest event. */
    CompletableFuture<HttpResponse<String>> poll() throws IOException, InterruptedException {
        return poll(json(findServers("all")).at("/entries/0/url").asText(), newest("all"));
    }

    CompletableFuture<HttpResponse<String>> poll(String url, String position) {
        return sendAsync(HttpRequest.newBuilder(URI.create(url + "&stream_position=" + position)));
    }

    String newest(String streamType) throws IOException, InterruptedException {
        return next(read("stream_type=" + streamType + "&stream_position=now"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("no JSON: " + text, notJson);
        }
    }

    static String next(HttpResponse<String> page) {
        return json(page).get("next_stream_position").asText();
    }

    /** The {@code event_id}s of a page. */
    static List<String> ids(HttpResponse<String> page) {
        return StreamSupport.stream(json(page).get("entries").spliterator(), false)
                .map(entry -> entry.path("event_id").asText())
                .toList();
    }

    /** Events that are no more than an id. */
    static String[] events(String... ids) {
        String[] events = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            events[i] = "{\"type\":\"event\",\"event_id\":\"%s\",\"event_type\":\"ITEM_UPLOAD\"}".formatted(ids[i]);
        }
        return events;
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(box.apiUrl() + pathAndQuery))
                .timeout(SOON)
                .header("Authorization", "Bearer " + box.token());
    }
}
