package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.test.FakeBox;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a port of its own. */
final class RunningDashboard implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ParameterizedTypeReference<ServerSentEvent<String>> MESSAGE =
            new ParameterizedTypeReference<>() {};

    private final ConfigurableApplicationContext context;
    private final WebClient client;

    private RunningDashboard(String... arguments) {
        SpringApplication application = new SpringApplication(Dashboard.class);
        application.addInitializers(new PlayedBox.WithoutToken());
        context = application.run(arguments);
        // No browser goes on with another one's connection.
        client = WebClient.builder()
                .baseUrl(url().toString())
                .clientConnector(new ReactorClientHttpConnector(HttpClient.newConnection()))
                .build();
    }

    /** One that reads that Box. */
    static RunningDashboard of(FakeBox box, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        all.add("--box.events.api-url=" + box.apiUrl());
        if (all.stream().noneMatch(argument -> argument.startsWith("--box.events.access-token="))) {
            all.add("--box.events.access-token=" + box.token());
        }
        return new RunningDashboard(all.toArray(String[]::new));
    }

    /** One that was given no token. */
    static RunningDashboard withoutToken() {
        return new RunningDashboard("--server.port=0", "--box.events.access-token=");
    }

    URI url() {
        return URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    WebClient client() {
        return client;
    }

    /** What a browser gets that had that event last. */
    Flux<ServerSentEvent<String>> messages(@Nullable String lastEventId) {
        return client.get()
                .uri("/events")
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(MESSAGE);
    }

    /** The events, and {@code gap} where there is one. */
    Flux<ServerSentEvent<String>> entries(@Nullable String lastEventId) {
        return messages(lastEventId).filter(message -> !"status".equals(message.event()));
    }

    /** The ids that Box gave the events. */
    Flux<String> eventIds(@Nullable String lastEventId) {
        return entries(lastEventId)
                .map(message -> "gap".equals(message.event())
                        ? "gap"
                        : json(message).path("eventId").asString());
    }

    /** How the stream is. */
    Flux<JsonNode> statuses() {
        return messages(null)
                .filter(message -> "status".equals(message.event()))
                .map(RunningDashboard::json);
    }

    /** What a probe is told. */
    String health() {
        return client.get()
                .uri("/actuator/health")
                .exchangeToMono(answer -> answer.bodyToMono(String.class))
                .block();
    }

    static JsonNode json(ServerSentEvent<String> message) {
        return JSON.readTree(message.data());
    }

    @Override
    public void close() {
        context.close();
    }
}
