package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockserver.model.HttpError.error;

import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.stream.StartAt;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.model.HttpError;
import reactor.test.StepVerifier;

/** What goes wrong below HTTP: asked again, as one of the library's own errors. */
class BrokenConnectionTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    private static final String EVENTS = "/2.0/events";

    /** For the tests that let a time run out; all others take none. */
    private static final Duration SHORT = Duration.ofMillis(150);

    private final Told told = new Told();
    private final BoxEventClient client = BoxEventClient.builder()
            .scheduler(new SkippedWaits())
            .listener(told)
            .build();

    @Test
    void aConnectionThatIsDroppedBeforeTheAnswer() {
        assertAskedAgainAfter(error().withDropConnection(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"entries\":[",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
            })
    void aConnectionThatIsDroppedDuringTheAnswer(String start) {
        assertAskedAgainAfter(bytes(start).withDropConnection(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "\u0016\u0003\u0001"
            })
    void anAnswerThatIsNoHttp(String garbage) {
        assertAskedAgainAfter(bytes(garbage).withDropConnection(true));
    }

    @Test
    void aServerThatDoesNotAnswerInTime() {
        assertAskedAgainInTimeAfter(bytes(""));
    }

    @Test
    void aServerThatStopsInTheMiddleOfItsAnswer() {
        assertAskedAgainInTimeAfter(bytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"entries\":["));
    }

    @Test
    void aPortWhereNobodyListens() throws IOException {
        StreamOptions options = box.options()
                .apiUrl(URI.create("http://127.0.0.1:" + unusedPort() + "/2.0"))
                .retry(RetryOptions.builder().giveUpAfter(Duration.ofSeconds(1)).build())
                .build();

        client.stream(options).as(StepVerifier::create).verifyError(UnavailableException.class);
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesFor() {
        StreamOptions options = box.options()
                .apiUrl(URI.create("https://127.0.0.1:" + box.port() + "/2.0"))
                .retry(RetryOptions.builder().giveUpAfter(Duration.ofSeconds(1)).build())
                .build();

        client.stream(options).as(StepVerifier::create).verifyError(UnavailableException.class);
    }

    private void assertAskedAgainAfter(HttpError fault) {
        box.breaksNext(EVENTS, fault).answers(READ_EVENTS, page("500", "e1"));

        assertReads(client, box.options());

        assertThat(told.errors()).singleElement().isInstanceOf(UnavailableException.class);
    }

    private void assertAskedAgainInTimeAfter(HttpError fault) {
        box.breaksNext(EVENTS, fault).answersAtLast(READ_EVENTS, page("500", "e1"));

        assertReads(
                BoxEventClient.builder().listener(told).build(),
                box.options()
                        .limits(AnswerLimits.builder().answerTimeout(SHORT).build())
                        .retry(RetryOptions.builder()
                                .firstBackoff(Duration.ofMillis(10))
                                .build()));

        RetryableException first = told.errors().get(0);
        assertThat(first).isInstanceOf(AnswerTimeoutException.class).hasMessageContaining("did not answer in time");
    }

    private static void assertReads(BoxEventClient client, StreamOptions.Builder options) {
        client.stream(options.startAt(StartAt.earliest()).build())
                .take(1)
                .map(Event::eventId)
                .as(StepVerifier::create)
                .expectNext("e1")
                .verifyComplete();
    }

    private static HttpError bytes(String text) {
        return error().withResponseBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
