package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.pageWith;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What is asked of Box for a page, character for character. */
class ReadEventsRequestTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @Test
    void aStreamThatStartsNowAsksForNow() {
        box.answers(READ_EVENTS, page("500"));

        readOnePage(box.options().startAt(StartAt.now()));

        assertThat(box.lines()).startsWith("GET /2.0/events?stream_type=all&stream_position=now&limit=500");
    }

    @Test
    void aStreamThatStartsAtTheEarliestAsksForZero() {
        box.answers(READ_EVENTS, page("500", "e1"));

        readOnePage(box.options().startAt(StartAt.earliest()));

        assertThat(box.lines()).startsWith("GET /2.0/events?stream_type=all&stream_position=0&limit=500");
    }

    @ParameterizedTest
    @CsvSource({
        "30401068076164269, 30401068076164269",
        "1152922976252290886, 1152922976252290886",
        "a b, a%20b",
        "a+b, a%2Bb",
        "a&b=c, a%26b%3Dc",
        "100%, 100%25",
        "a/b?c#d, a%2Fb%3Fc%23d",
        "é€, %C3%A9%E2%82%AC",
        "a.b-c_d, a.b-c_d"
    })
    void aPositionIsSentCharacterForCharacter(String position, String encoded) {
        box.answers(READ_EVENTS, page("500", "e1"));

        readOnePage(box.options().startAt(StartAt.position(position)));

        assertThat(box.lines()).startsWith("GET /2.0/events?stream_type=all&stream_position=" + encoded + "&limit=500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "30401068076164269", "1152922976252290886", "98765432109876543210"})
    void aNextPositionAbove2To53IsSentBackAsItCame(String position) {
        box.answers(READ_EVENTS, pageWith(position, "e1"), pageWith('"' + position + '"', "e2"));

        streamOf(box.options().startAt(StartAt.earliest()))
                .take(2)
                .as(StepVerifier::create)
                .expectNextCount(2)
                .verifyComplete();

        assertThat(box.lines(READ_EVENTS).get(1))
                .isEqualTo("GET /2.0/events?stream_type=all&stream_position=" + position + "&limit=500");
    }

    @Test
    void aNextPositionThatIsTextIsSentBackAsItCame() {
        box.answers(READ_EVENTS, page("1348790499820 +x", "e1"), page("z", "e2"));

        streamOf(box.options().startAt(StartAt.earliest()))
                .take(2)
                .as(StepVerifier::create)
                .expectNextCount(2)
                .verifyComplete();

        assertThat(box.lines(READ_EVENTS).get(1))
                .isEqualTo("GET /2.0/events?stream_type=all&stream_position=1348790499820%20%2Bx&limit=500");
    }

    @Test
    void theLimitIsThePageLimit() {
        box.answers(READ_EVENTS, page("500"));

        readOnePage(box.options().pageLimit(1));

        assertThat(box.lines()).startsWith("GET /2.0/events?stream_type=all&stream_position=now&limit=1");
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, all",
        "CHANGES, changes",
        "SYNC, sync",
        "ADMIN_LOGS, admin_logs",
        "ADMIN_LOGS_STREAMING, admin_logs_streaming"
    })
    void eachStreamHasItsName(StreamType type, String name) {
        box.answers(READ_EVENTS, page("500", "e1"));

        readOnePage(box.options().streamType(type).startAt(StartAt.earliest()));

        assertThat(box.lines()).startsWith("GET /2.0/events?stream_type=" + name + "&stream_position=0&limit=500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN_LOGS", "ADMIN_LOGS_STREAMING"})
    void theEventTypesOfAnEnterpriseAreJoinedByCommas(StreamType type) {
        box.answers(READ_EVENTS, page("500", "e1"));

        readOnePage(box.options()
                .streamType(type)
                .startAt(StartAt.earliest())
                .eventTypes(EventType.LOGIN, EventType.FAILED_LOGIN, EventType.of("NEW & UNKNOWN")));

        assertThat(box.lines().get(0)).endsWith("&limit=500&event_type=LOGIN,FAILED_LOGIN,NEW%20%26%20UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "CHANGES", "SYNC"})
    void theEventTypesOfAUserAreNotSentAsBoxIgnoresThem(StreamType type) {
        box.answers(READ_EVENTS, page("500", "e1"));

        readOnePage(box.options().streamType(type).startAt(StartAt.earliest()).eventTypes(EventType.ITEM_CREATE));

        assertThat(box.lines().get(0)).endsWith("&stream_position=0&limit=500");
    }

    @Test
    void theTimesOfAPeriodHaveWholeSecondsAndAZone() {
        box.answers(READ_EVENTS, page("500", "e1"));

        readOnePage(adminLogs()
                .createdAfter(Instant.parse("2026-01-02T03:04:05Z"))
                .createdBefore(Instant.parse("2026-01-02T03:04:06Z")));

        assertThat(box.lines().get(0))
                .endsWith("&limit=500&created_after=2026-01-02T03%3A04%3A05Z&created_before=2026-01-02T03%3A04%3A06Z");
    }

    @Test
    void bothEndsOfAPeriodAreRoundedDownSoThatOneCanFollowAnother() {
        box.answers(READ_EVENTS, page("500", "e1"));

        readOnePage(adminLogs()
                .createdAfter(Instant.parse("2026-01-02T03:04:05.999999999Z"))
                .createdBefore(Instant.parse("2026-12-31T23:59:59.000000001Z")));

        assertThat(box.lines().get(0))
                .endsWith("&created_after=2026-01-02T03%3A04%3A05Z&created_before=2026-12-31T23%3A59%3A59Z");
    }

    @Test
    void typesAndPeriodAreSentAgainWithEachPage() {
        box.answers(READ_EVENTS, page("500", "e1"), page("500", "e2"));

        streamOf(adminLogs().eventTypes(EventType.LOGIN).createdAfter(Instant.parse("2026-01-02T03:04:05Z")))
                .take(2)
                .as(StepVerifier::create)
                .expectNextCount(2)
                .verifyComplete();

        String rest = "&limit=500&event_type=LOGIN&created_after=2026-01-02T03%3A04%3A05Z";
        assertThat(box.lines().subList(0, 2))
                .isEqualTo(List.of(
                        "GET /2.0/events?stream_type=admin_logs&stream_position=0" + rest,
                        "GET /2.0/events?stream_type=admin_logs&stream_position=500" + rest));
    }

    private static StreamOptions.Builder adminLogs() {
        return box.options().streamType(StreamType.ADMIN_LOGS);
    }

    private static Flux<Event> streamOf(StreamOptions.Builder options) {
        return BoxEventFlux.stream(options.build());
    }

    private static void readOnePage(StreamOptions.Builder options) {
        BoxEventFlux.pages(options.build())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();
    }
}
