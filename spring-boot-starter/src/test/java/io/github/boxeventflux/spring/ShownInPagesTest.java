package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

/** What README and docs/spring-boot.md show does what they say. */
class ShownInPagesTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Event UPLOAD = SampleEvents.upload("report.pdf");
    private static final Event TRASH = SampleEvents.of(EventType.ITEM_TRASH);

    /** Keeps what it is given. */
    record Index(List<Event> events) {

        Mono<Void> add(Event event) {
            return Mono.fromRunnable(() -> events.add(event));
        }
    }

    /** As an application would write it. */
    interface Application {

        @Component
        class Uploads {

            private final Index index;

            Uploads(Index index) {
                this.index = index;
            }

            @BoxEventListener(eventTypes = "ITEM_UPLOAD")
            Mono<Void> uploaded(Event event) {
                return index.add(event);
            }
        }

        @Component
        class Everything {

            private final Index index;

            Everything(Index index) {
                this.index = index;
            }

            @BoxEventListener(stream = "audit")
            Mono<Void> all(Flux<Event> events) {
                return events.concatMap(index::add, 0).then();
            }
        }

        @RestController
        class Live {

            private final BoxEventStreams streams;

            Live(BoxEventStreams streams) {
                this.streams = streams;
            }

            @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
            Flux<Event> events() {
                return streams.get("files").events();
            }
        }

        @Configuration
        class Wiring {

            @Bean
            BoxEventClientCustomizer proxy(HttpClient viaProxy) {
                return client -> client.httpClient(viaProxy);
            }

            @Bean
            FailurePolicy deadLetters(Index deadLetters) {
                return FailurePolicy.deadLetter((event, error) -> deadLetters.add(event));
            }

            @Bean
            StreamOptionsCustomizer onlyLogins() {
                return (stream, options) -> {
                    if (stream.equals("audit")) {
                        options.eventTypes(EventType.LOGIN, EventType.FAILED_LOGIN);
                    }
                };
            }
        }
    }

    private final Index index = new Index(new CopyOnWriteArrayList<>());

    private ApplicationContextRunner configured(String file) {
        return Contexts.bare()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withBean(Index.class, () -> index)
                .withPropertyValues(
                        "spring.config.name=" + file,
                        "BOX_CLIENT_ID=audit",
                        "BOX_CLIENT_SECRET=hush-hush",
                        "BOX_TOKEN=hush-hush");
    }

    @Test
    void oneStream() {
        configured("shown-one").run(context -> {
            BoxEventStream stream = context.getBean(BoxEventStream.class);
            assertThat(stream.options().streamType()).isEqualTo(StreamType.ADMIN_LOGS_STREAMING);
            assertThat(stream.options().startAt()).isEqualTo(StartAt.now());
            assertThat(stream.options().checkpointStore()).hasToString("CheckpointStore.file(/var/lib/audit)");
            assertThat(stream.processOptions().concurrency()).isEqualTo(16);
        });
    }

    @Test
    void severalStreams() {
        configured("shown-several").run(context -> {
            BoxEventStreams streams = context.getBean(BoxEventStreams.class);
            StreamOptions audit = streams.get("audit").options();
            StreamOptions files = streams.get("files").options();
            assertThat(streams.names()).containsExactly("audit", "files");
            assertThat(audit.startAt()).isEqualTo(StartAt.since(Instant.parse("2026-03-01T00:00:00Z")));
            assertThat(audit.retry().giveUpAfter()).isEqualTo(Duration.ofHours(6));
            assertThat(files.retry().giveUpAfter()).isEqualTo(Duration.ofHours(6));
            assertThat(files.asUser()).isEqualTo("31415926");
            assertThat(files.checkpointStore()).isNull();
        });
    }

    @Test
    void customizers() {
        configured("shown-several")
                .withBean(HttpClient.class, HttpClient::create)
                .withUserConfiguration(Application.Wiring.class)
                .run(context -> {
                    BoxEventStreams streams = context.getBean(BoxEventStreams.class);
                    assertThat(streams.get("audit").options().eventTypes())
                            .containsExactly(EventType.LOGIN, EventType.FAILED_LOGIN);
                    assertThat(streams.get("files").options().eventTypes()).isEmpty();
                    assertThat(streams.get("files").processOptions().onFailure())
                            .isSameAs(context.getBean(FailurePolicy.class));
                });
    }

    private ApplicationContextRunner reading(FakeBox box) {
        return Contexts.withToken()
                .withBean(Index.class, () -> index)
                .withPropertyValues("box.events.api-url=" + box.apiUrl());
    }

    private void gets(FakeBox box, Event... expected) {
        box.awaitHeldPolls(1, SOON);
        box.publish(UPLOAD, TRASH);
        await().atMost(SOON).untilAsserted(() -> assertThat(index.events()).containsExactly(expected));
    }

    @Test
    void aMethodForEachUpload() {
        try (FakeBox box = FakeBox.start()) {
            reading(box).withBean(Application.Uploads.class).run(context -> gets(box, UPLOAD));
        }
    }

    @Test
    void aMethodForTheWholeStream() {
        try (FakeBox box = FakeBox.start()) {
            reading(box)
                    .withBean(Application.Everything.class)
                    .withPropertyValues("box.events.name=audit")
                    .run(context -> gets(box, UPLOAD, TRASH));
        }
    }

    @Test
    void aReaderForEachBrowser() {
        try (FakeBox box = FakeBox.start()) {
            reading(box)
                    .withBean(Application.Live.class)
                    .withPropertyValues("box.events.name=files")
                    .run(context -> Flux.merge(
                                    context.getBean(Application.Live.class)
                                            .events()
                                            .take(1),
                                    context.getBean(Application.Live.class)
                                            .events()
                                            .take(1))
                            .as(StepVerifier::create)
                            .then(() -> box.awaitHeldPolls(2, SOON))
                            .then(() -> box.publish(UPLOAD))
                            .expectNext(UPLOAD, UPLOAD)
                            .expectComplete()
                            .verify(SOON));
        }
    }
}
