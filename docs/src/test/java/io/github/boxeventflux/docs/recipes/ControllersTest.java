package io.github.boxeventflux.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.codec.Encoder;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** With Jackson 2 and with Jackson 3, as Spring has them. */
@ExtendWith(FakeBoxExtension.class)
class ControllersTest {

    private static final Event[] TWO = SampleEvents.numbered(0, 2);

    @SuppressWarnings("removal") // Spring's for Jackson 2: whoever has not moved on has it.
    static Stream<Named<Encoder<?>>> encoders() {
        return Stream.of(
                Named.of("Jackson 2", new org.springframework.http.codec.json.Jackson2JsonEncoder()),
                Named.of("Jackson 3", new JacksonJsonEncoder()));
    }

    @RestController
    static class Controller {

        private final Flux<Event> events;

        Controller(Flux<Event> events) {
            this.events = events;
        }

        @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<Event> toBrowsers() {
            return events;
        }

        @GetMapping(path = "/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
        Flux<Event> toPrograms() {
            return events;
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void serverSentEvents(Encoder<?> encoder, FakeBox box) {
        assertThat(answer(box, encoder, MediaType.TEXT_EVENT_STREAM))
                .isEqualTo("data:%s\n\ndata:%s\n\n".formatted(TWO[0].json(), TWO[1].json()));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void jsonByLine(Encoder<?> encoder, FakeBox box) {
        assertThat(answer(box, encoder, MediaType.APPLICATION_NDJSON))
                .isEqualTo("%s\n%s\n".formatted(TWO[0].json(), TWO[1].json()));
    }

    private static String answer(FakeBox box, Encoder<?> encoder, MediaType type) {
        box.publish(TWO);
        Flux<Event> two = BoxEventFlux.stream(
                        box.options().startAt(StartAt.earliest()).build())
                .take(2);
        return WebTestClient.bindToController(new Controller(two))
                .httpMessageCodecs(codecs -> codecs.defaultCodecs().jacksonJsonEncoder(encoder))
                .build()
                .get()
                .uri("/events")
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
