package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.error;
import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockserver.model.HttpResponse.response;

import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpError;
import org.mockserver.model.HttpResponse;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Answers that are compressed, as the requests allow. */
class GzipTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private final Told told = new Told();
    private final BoxEventClient client = BoxEventClient.builder()
            .scheduler(new SkippedWaits())
            .listener(told)
            .build();

    @Test
    void allThreeAnswersMayBeCompressed() {
        box.answers(READ_EVENTS, gzipped(page("500")), gzipped(page("600", "e1", "e2")))
                .answers(FIND_SERVERS, gzipped(servers(box.pollUrl())))
                .answers(LONG_POLL, gzipped(message("new_change")));

        eventIds(box.options())
                .take(2)
                .as(StepVerifier::create)
                .expectNext("e1", "e2")
                .verifyComplete();

        assertThat(told.errors()).isEmpty();
    }

    @Test
    void anErrorMayBeCompressed() {
        box.answers(READ_EVENTS, gzipped(error(400, "bad_request", "Invalid stream position")));

        eventIds(earliest()).as(StepVerifier::create).verifyError(PositionLostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcd",
                "{\"entries\":[],\"next_stream_position\":\"400\"}",
                "\u001f\u008b\b",
                "\u001f\u008b\u0001\u0000"
            })
    void whatIsNotWhatItSaysIsAskedForAgain(String body) {
        String answer =
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        box.breaksNext("/2.0/events", HttpError.error().withResponseBytes(answer.getBytes(StandardCharsets.ISO_8859_1)))
                .answers(READ_EVENTS, page("500", "e1"));

        eventIds(earliest()).take(1).as(StepVerifier::create).expectNext("e1").verifyComplete();

        assertThat(told.errors()).singleElement().isInstanceOf(RetryableException.class);
    }

    @Test
    void theLimitHoldsForWhatItIsDecompressedTo() {
        HttpResponse bomb = gzipped(response("{" + " ".repeat(1_000_000)));
        box.answers(READ_EVENTS, bomb);

        eventIds(earliest().limits(AnswerLimits.builder().maxPageBytes(100_000).build()))
                .as(StepVerifier::create)
                .verifyError(LimitExceededException.class);
    }

    private static StreamOptions.Builder earliest() {
        return box.options().startAt(StartAt.earliest());
    }

    private Flux<String> eventIds(StreamOptions.Builder options) {
        return client.stream(options.build()).map(Event::eventId);
    }

    /** MockServer does so itself to a body that is said to be. */
    private static HttpResponse gzipped(HttpResponse answer) {
        return answer.withHeader("Content-Encoding", "gzip");
    }
}
