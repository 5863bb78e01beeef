package io.github.boxeventflux.reactor.hostile;

import static io.github.boxeventflux.reactor.hostile.HostileBox.SOON;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.options.StreamOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** Answers that fall silent before their end: what is known by then is not thrown away. */
@ExtendWith(NoLeaks.class)
class UnfinishedAnswerTest {

    private final HostileBox box = new HostileBox();
    private final Reading reading = new Reading(box);

    /** The time of the others is short, and the first answer of a JVM may take long. */
    @BeforeAll
    static void readOnce() {
        try (HostileBox good = new HostileBox();
                Reading first = new Reading(good)) {
            first.assertReadsOn(first.options());
        }
    }

    @AfterEach
    void close() {
        box.assertNothingIsOpen();
        reading.close();
        box.close();
    }

    private StreamOptions.Builder options() {
        return inTime(reading.options());
    }

    /** Where an answer that is good is late by chance, it is asked for once more. */
    private static StreamOptions.Builder inTime(StreamOptions.Builder options) {
        return options.limits(Reading.answerWithin(Duration.ofMillis(600)));
    }

    private static String unfinished(int status) {
        return Bytes.head(status, "Content-Length: 100") + "{\"code\":";
    }

    @ParameterizedTest
    @CsvSource({"403, ForbiddenException", "404, RejectedRequestException", "302, RejectedRequestException"})
    void anErrorThatStaysIsWhatItsStatusSays(int status, String error) {
        box.answers(READ_EVENTS, Bytes.silentAfter(unfinished(status)));

        reading.eventIds(reading.options().limits(Reading.answerWithin(Duration.ofSeconds(1))))
                .as(StepVerifier::create)
                .expectErrorSatisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(error))
                .verify(SOON);

        assertThat(box.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"429, RateLimitedException", "500, UnavailableException", "204, UnavailableException"})
    void anErrorThatPassesIsToo(int status, String error) {
        box.answers(LONG_POLL, Bytes.silentAfter(unfinished(status)), Bytes.json("{\"message\":\"new_change\"}"));

        reading.assertReadsOn(inTime(reading.waiting()));

        assertThat(reading.errors())
                .extracting(each -> each.getClass().getSimpleName())
                .contains(error);
    }

    @Test
    void aTokenIsRenewedThoughTheRestOfTheRefusalDoesNotCome() {
        box.answers(READ_EVENTS, Bytes.silentAfter(unfinished(401)));

        reading.assertReadsOn(options()
                .accessTokenProvider(
                        refused -> CompletableFuture.completedFuture(AccessToken.of(refused == null ? "old" : "new"))));

        assertThat(box.tokens()).containsSubsequence("old", "new");
    }

    @Test
    void whatA400ComplainsOfIsAskedForAgain() {
        box.answers(READ_EVENTS, Bytes.silentAfter(unfinished(400)));

        reading.assertReadsOn(options());

        assertThat(reading.errors().get(0)).isInstanceOf(AnswerTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close\r\n\r\n{\"version\":1,\"message\":\"new_change\"}",
                "Content-Length: 1000\r\n\r\n{\"version\":1,\"message\":\"new_change\"}",
                "Transfer-Encoding: chunked\r\n\r\n24\r\n{\"version\":1,\"message\":\"new_change\"}\r\n"
            })
    void newsAreNotWaitedForWhenTheyAreThere(String rest) {
        box.answers(LONG_POLL, Bytes.silentAfter("HTTP/1.1 200 OK\r\n" + rest));

        reading.assertReadsOn(reading.waiting());

        assertThat(reading.errors()).isEmpty();
        assertThat(box.requests(LONG_POLL)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aPageOrAListThatIsNotFinishedIsAskedForAgain() {
        StreamOptions.Builder options = inTime(reading.waiting());
        box.answers(READ_EVENTS, Bytes.silentAfter(unfinished(200)));
        box.answers(FIND_SERVERS, Bytes.silentAfter(unfinished(200)));
        box.answers(LONG_POLL, Bytes.json("{\"message\":\"new_change\"}"));

        reading.assertReadsOn(options);

        assertThat(reading.errors()).hasSizeGreaterThanOrEqualTo(2).hasOnlyElementsOfType(AnswerTimeoutException.class);
    }
}
