package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Health and endpoint over HTTP, as operators see them. */
class ActuatorTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final FakeBox BOX = FakeBox.start();

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext application;
    private static WebTestClient http;

    /** Reads one of three streams; another one's end is known. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @BoxEventListener(stream = "read")
        Mono<Void> handle(Event event) {
            return Mono.empty();
        }
    }

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.REACTIVE)
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--management.endpoints.web.exposure.include=health,boxevents,configprops",
                        "--management.endpoint.health.show-details=always",
                        "--spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
                        "--box.events.access-token=hush-hush",
                        "--box.events.api-url=" + BOX.apiUrl(),
                        "--box.events.checkpoint.directory=" + directory,
                        "--box.events.streams.read.stream-type=changes",
                        "--box.events.streams.idle.start=earliest",
                        "--box.events.streams.storeless.checkpoint.store=none");
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port")
                        + "/actuator")
                .responseTimeout(SOON)
                .build();
        BOX.awaitHeldPolls(1, SOON);
    }

    @AfterAll
    static void stop() {
        application.close();
        BOX.close();
    }

    private static String get(String path) {
        return http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static JsonNode json(String path) {
        return new ObjectMapper().readTree(get(path));
    }

    private static void answers(String path, int status, String message) {
        http.delete()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains(message));
    }

    @Test
    void healthShowsEachStream() {
        JsonNode health = json("/health/boxEvents");
        assertThat(health.at("/status").asString()).isEqualTo("UP");
        assertThat(health.at("/details/read/streamType").asString()).isEqualTo("changes");
        assertThat(health.at("/details/read/state").asString()).isEqualTo("WORKING");
        assertThat(health.at("/details/read/readers").asInt()).isEqualTo(1);
        assertThat(health.at("/details/idle/state").asString()).isEqualTo("IDLE");
    }

    @Test
    void theEndpointShowsWhatWasSaved() {
        StreamMemory memory = application.getBean(StreamMemory.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                json("/boxevents/read").at("/savedPosition").asString())
                        .isEqualTo(memory.saved("read").value()));
        assertThat(json("/boxevents").at("/streams").propertyNames())
                .containsExactlyInAnyOrder("read", "idle", "storeless");
        http.get().uri("/boxevents/other").exchange().expectStatus().isNotFound();
    }

    @Test
    void aCheckpointIsForgottenWhenNobodyReads() {
        BoxEventStream idle = application.getBean(BoxEventStreams.class).get("idle");
        CheckpointStore store = idle.options().checkpointStore();
        StreamKey key = new StreamKey("idle", StreamType.ALL);
        Event old = SampleEvents.upload("old.pdf");
        BOX.publish(old);
        idle.records()
                .filter(each -> each.event().equals(old))
                .concatMap(each -> each.checkpoint().thenReturn(each.event()))
                .take(1)
                .as(StepVerifier::create)
                .expectNext(old)
                .expectComplete()
                .verify(SOON);
        assertThat(Mono.from(store.load(key)).block(SOON)).isNotNull();

        answers("/boxevents/idle", 200, "its checkpoint is forgotten; it starts at earliest()");

        assertThat(Mono.from(store.load(key)).block(SOON)).isNull();
        assertThat(application.getBean(StreamMemory.class).saved("idle")).isNull();
    }

    @Test
    void whatCannotBeForgottenIsSaid() {
        answers("/boxevents/other", 404, "there is no such stream");
        answers("/boxevents/storeless", 409, "it has no checkpoint store");
        answers("/boxevents/read", 409, "it is being read in this process");
    }

    @Test
    void noSecretIsShown() {
        assertThat(get("/configprops")).contains("box.events").doesNotContain("hush");
    }
}
