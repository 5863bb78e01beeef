package io.github.boxeventflux.reactor.hostile;

import static io.github.boxeventflux.reactor.hostile.HostileBox.SOON;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.LimitExceededException;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.error.RejectedRequestException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** Whole answers that want something which is not to be done. */
@Tag("small-heap")
@ExtendWith(NoLeaks.class)
class HostileValuesTest {

    private final HostileBox box = new HostileBox();
    private final HostileBox elsewhere = new HostileBox();
    private final Reading reading = new Reading(box);

    @AfterEach
    void close() {
        box.assertNothingIsOpen();
        assertThat(elsewhere.requests()).isEmpty();
        reading.close();
        box.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @CsvSource({
        "READ_EVENTS, 301",
        "READ_EVENTS, 302",
        "READ_EVENTS, 303",
        "READ_EVENTS, 307",
        "READ_EVENTS, 308",
        "FIND_SERVERS, 302",
        "FIND_SERVERS, 307"
    })
    void noTokenFollowsARedirect(BoxCall call, int status) {
        box.answers(call, Bytes.answer(status, "Location: " + elsewhere.apiUrl() + "/events?", ""));

        StreamOptions.Builder options = call == READ_EVENTS ? reading.options() : reading.waiting();

        reading.eventIds(options)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(RejectedRequestException.class)
                        .hasMessageContaining("a redirect is not followed"))
                .verify(SOON);

        assertThat(box.requests(call)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307})
    void noPollFollowsOneEither(int status) {
        box.answers(
                LONG_POLL,
                Bytes.answer(status, "Location: " + elsewhere.apiUrl() + "/events?", ""),
                Bytes.json("{\"message\":\"new_change\"}"));

        reading.assertReadsOn(reading.waiting());

        assertThat(reading.errors()).hasSize(1);
    }

    @Test
    void anAddressThatIsNotBoxsOrTooLongIsPassedOver() {
        String here = "http://127.0.0.1:" + box.apiUrl().getPort() + "/subscribe?channel=c";
        box.answers(
                FIND_SERVERS,
                Bytes.json("{\"entries\":[{\"url\":\"https://realtime.example/subscribe\"},"
                        + "{\"url\":\"https://box.com.example/subscribe\"},"
                        + "{\"url\":\"https://reader@2.realtime.services.box.net/subscribe\"},"
                        + "{\"url\":\"" + here + "x".repeat(1 << 20) + "\"},"
                        + "{\"url\":\"" + here + "\"}]}"));
        box.answers(LONG_POLL, Bytes.json("{\"message\":\"new_change\"}"));

        reading.assertReadsOn(reading.waiting());

        assertThat(reading.refused())
                .containsExactly("realtime.example", "box.com.example", "2.realtime.services.box.net");
        assertThat(box.requests())
                .filteredOn(line -> line.contains("/subscribe"))
                .first()
                .asString()
                .startsWith("GET /subscribe?channel=c&stream_position=400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31536000", "99999999999999999999", "Thu, 31 Dec 2099 23:59:59 GMT"})
    void aPauseOfAYearIsCutShortAndTold(String retryAfter) {
        box.answers(READ_EVENTS, Bytes.answer(429, "Content-Length: 0\r\nRetry-After: " + retryAfter, ""));

        reading.assertReadsOn(reading.options());

        assertThat(reading.errors()).singleElement().isInstanceOf(RateLimitedException.class);
        assertThat(reading.delays()).containsExactly(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "limits.maxPositionLength, '{\"entries\":[],\"next_stream_position\":\"', 9, '\"}'",
        "limits.maxPageEvents, '{\"entries\":[0', ',0', ']}'",
        "limits.maxNestingDepth, '{\"entries\":[', '[', ''",
        "limits.maxNumberLength, '{\"entries\":[', 9, ']}'"
    })
    void aPageThatIsTooMuchEndsTheStreamAndNamesTheLimit(String limit, String start, String again, String end) {
        box.answers(READ_EVENTS, Bytes.json(start + again.repeat(1 << 20) + end));

        reading.eventIds(reading.options())
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                LimitExceededException.class,
                                exceeded -> assertThat(exceeded.limit()).isEqualTo(limit)))
                .verify(SOON);

        assertThat(box.requests()).hasSize(1);
    }
}
