package io.github.boxeventflux.docs.readme;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class EventsControllerTest {

    @Test
    void aBrowserGetsWhatHappens(FakeBox box) {
        Event upload = SampleEvents.upload("report.pdf");
        box.publish(upload);

        WebTestClient.bindToController(new EventsController(
                        box.options().startAt(StartAt.earliest()).build()))
                .build()
                .get()
                .uri("/events")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .as(StepVerifier::create)
                .expectNext(upload.json())
                .thenCancel()
                .verify();
    }
}

@RestController
class EventsController {

    private final StreamOptions options;

    EventsController(StreamOptions options) {
        this.options = options;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<Event> events() {
        return BoxEventFlux.stream(options);
    }
}
