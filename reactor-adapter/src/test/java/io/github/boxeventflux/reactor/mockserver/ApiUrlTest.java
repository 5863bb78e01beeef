package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.reactor.BoxEventFlux;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/** Where the calls go when Box is not at its usual address. */
class ApiUrlTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @ParameterizedTest
    @CsvSource({
        "/2.0, /2.0/events",
        "/2.0/, /2.0/events",
        "/2.0//, /2.0/events",
        "/gateway/box%20api/2.0, /gateway/box%20api/2.0/events",
        "'', /events",
        "/, /events"
    })
    void aPrefixIsKeptAndASlashAtItsEndMakesNoDifference(String path, String called) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, Answers.message("new_change"));

        BoxEventFlux.stream(box.options()
                        .apiUrl(URI.create("http://127.0.0.1:" + box.port() + path))
                        .build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(box.lines())
                .startsWith(
                        "GET " + called + "?stream_type=all&stream_position=now&limit=500",
                        "OPTIONS " + called + "?stream_type=all");
    }
}
