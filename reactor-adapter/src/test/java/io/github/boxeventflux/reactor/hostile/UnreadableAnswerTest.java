package io.github.boxeventflux.reactor.hostile;

import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** What an HTTP client cannot make sense of is asked for again, on another connection: this one is closed. */
@ExtendWith(NoLeaks.class)
class UnreadableAnswerTest {

    private static final String EMPTY_PAGE = "{\"entries\":[],\"next_stream_position\":500}";
    private static final String NO_GZIP = "as plain as can be".repeat(10);

    private final HostileBox box = new HostileBox();
    private final Reading reading = new Reading(box);

    @AfterEach
    void close() {
        box.assertNothingIsOpen();
        reading.close();
        box.close();
    }

    static Stream<Flux<byte[]>> unreadable() {
        String chunked = Bytes.head(200, "Transfer-Encoding: chunked");
        return Stream.of(
                Bytes.endless("", "\0"),
                Bytes.endless("HTTP/1.1", " "),
                Bytes.endless("HTTP/1.1 200 ", "x"),
                Bytes.endless("HTTP/1.1 200 OK\r\n", "A: b\r\n"),
                Bytes.endless("HTTP/1.1 200 OK\r\nA: ", "x"),
                Bytes.answer(200, "A: " + "x".repeat(4 << 20), EMPTY_PAGE),
                Bytes.endless(chunked, "1"),
                Bytes.endless(chunked + "1;", "x"),
                Bytes.endless(chunked + "0\r\n", "A: b\r\n"),
                Bytes.endless(Bytes.head(200, "Content-Encoding: gzip", "Connection: close"), NO_GZIP),
                Bytes.silentAfter(Bytes.head(200, "Content-Encoding: gzip", "Content-Length: 5000") + NO_GZIP),
                Bytes.silentAfter(
                        Bytes.head(200, "Content-Encoding: gzip", "Content-Length: " + NO_GZIP.length()) + NO_GZIP));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aPageIsAskedForAgain(Flux<byte[]> answer) {
        box.answers(READ_EVENTS, answer);

        reading.assertReadsOn(reading.options());

        assertThat(reading.errors()).singleElement().isInstanceOf(UnavailableException.class);
        assertThat(box.requests()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void soAreServersAndNews(Flux<byte[]> answer) {
        box.answers(FIND_SERVERS, answer);
        box.answers(LONG_POLL, answer, Bytes.json("{\"message\":\"new_change\"}"));

        reading.assertReadsOn(reading.waiting());

        assertThat(reading.errors()).hasSize(2).hasOnlyElementsOfType(UnavailableException.class);
    }

    @Test
    void provisionalAnswersWithoutEndAreNotWaitedForLonger() {
        box.answers(READ_EVENTS, Bytes.endless("", "HTTP/1.1 100 Continue\r\n\r\n"));

        reading.assertReadsOn(reading.options().limits(Reading.answerWithin(Duration.ofMillis(500))));

        assertThat(reading.errors().get(0)).isInstanceOf(AnswerTimeoutException.class);
    }

    @Test
    void anAnswerMayFollowAProvisionalOne() {
        String page = "{\"entries\":[{\"event_id\":\"e1\"}],\"next_stream_position\":500}";
        box.answers(READ_EVENTS, Bytes.of("HTTP/1.1 100 Continue\r\n\r\n").concatWith(Bytes.json(page)));

        reading.assertReadsOn(reading.options());

        assertThat(reading.errors()).isEmpty();
    }

    /** Else it would be taken for the answer to the next request, and be another user's. */
    @Test
    void theAnswerBehindAHintIsNobodysAnswer() {
        Flux<byte[]> hinted = Bytes.of("HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n")
                .concatWith(Bytes.json("{\"entries\":[{\"event_id\":\"old\"}],\"next_stream_position\":400}"))
                .concatWith(Flux.never());
        box.answers(READ_EVENTS, hinted, hinted);

        reading.assertReadsOn(reading.options());

        assertThat(reading.errors()).hasSize(2).hasOnlyElementsOfType(MalformedAnswerException.class);
        assertThat(box.requests(BoxCall.READ_EVENTS)).isEqualTo(3);
    }
}
