package io.github.boxeventflux.reactor.mockserver;

import static io.github.boxeventflux.reactor.mockserver.Answers.message;
import static io.github.boxeventflux.reactor.mockserver.Answers.page;
import static io.github.boxeventflux.reactor.mockserver.Answers.pageWith;
import static io.github.boxeventflux.reactor.mockserver.Answers.servers;
import static io.github.boxeventflux.stream.BoxCall.FIND_SERVERS;
import static io.github.boxeventflux.stream.BoxCall.LONG_POLL;
import static io.github.boxeventflux.stream.BoxCall.READ_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StreamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/** How servers are found and polled, character for character. */
class LongPollRequestTest {

    @RegisterExtension
    static final MockBox box = new MockBox();

    @Test
    void whatHappensFromNowOnTakesFourRequests() {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(box.options());

        assertThat(box.lines())
                .startsWith(
                        "GET /2.0/events?stream_type=all&stream_position=now&limit=500",
                        "OPTIONS /2.0/events?stream_type=all",
                        "GET /subscribe?channel=SecretChannel&stream_type=all&stream_position=500",
                        "GET /2.0/events?stream_type=all&stream_position=500&limit=500");
    }

    @ParameterizedTest
    @CsvSource({"ALL, all", "CHANGES, changes", "SYNC, sync"})
    void serversAreFoundForTheStream(StreamType type, String name) {
        pollOnceAt(box.pollUrl(), box.options().streamType(type).asUser("42").pageLimit(7));

        assertThat(box.lines(FIND_SERVERS)).containsExactly("OPTIONS /2.0/events?stream_type=" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "/subscribe?channel=c&stream_type=all, /subscribe?channel=c&stream_type=all&stream_position=500",
        "/a%20b/c%2Fd?channel=x%2By%20z, /a%20b/c%2Fd?channel=x%2By%20z&stream_position=500",
        "/poll?q=%7B1%7D&flag&empty=&q=2, /poll?q=%7B1%7D&flag&empty=&q=2&stream_position=500",
        "/poll, /poll?stream_position=500"
    })
    void theAddressOfAServerIsLeftAsItIs(String pathAndQuery, String polled) {
        pollOnceAt("http://127.0.0.1:" + box.port() + pathAndQuery, box.options());

        assertThat(box.lines(LONG_POLL)).startsWith("GET " + polled);
    }

    @ParameterizedTest
    @CsvSource({"1152922976252290886, 1152922976252290886", "'\"a b+c\"', a%20b%2Bc"})
    void aPollWaitsBehindThePositionCharacterForCharacter(String positionJson, String encoded) {
        box.answers(READ_EVENTS, pageWith(positionJson), page("600", "e1"))
                .answers(FIND_SERVERS, servers(box.pollUrl()))
                .answers(LONG_POLL, message("new_change"));

        readOneEvent(box.options());

        assertThat(box.lines(LONG_POLL).get(0)).endsWith("&stream_position=" + encoded);
    }

    @Test
    void aServerOnAnotherNameOfThisMachineIsPolledThere() {
        pollOnceAt("http://localhost:" + box.port() + "/subscribe?channel=c", box.options());

        assertThat(box.requests(LONG_POLL).get(0).getFirstHeader("Host")).isEqualTo("localhost:" + box.port());
    }

    private static void pollOnceAt(String url, StreamOptions.Builder options) {
        box.answers(READ_EVENTS, page("500"), page("600", "e1"))
                .answers(FIND_SERVERS, servers(url))
                .answers(LONG_POLL, message("new_change"));
        readOneEvent(options);
    }

    private static void readOneEvent(StreamOptions.Builder options) {
        BoxEventFlux.stream(options.build())
                .take(1)
                .map(Event::eventId)
                .as(StepVerifier::create)
                .expectNext("e1")
                .verifyComplete();
    }
}
