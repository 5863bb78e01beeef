package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static io.github.boxeventflux.test.Http.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamType;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {

    private static final long EXACT_IN_A_DOUBLE = 1L << 53;

    private final FakeBox box = FakeBox.start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void positionsAreAbove2To53() throws Exception {
        assertThat(Long.parseLong(http.newest("all"))).isGreaterThan(EXACT_IN_A_DOUBLE);
    }

    @Test
    void positionsCanBeText() throws Exception {
        try (FakeBox texts = FakeBox.builder().positionsAsText(true).start()) {
            Http client = new Http(texts);
            texts.publish(events("a"));
            HttpResponse<String> page = client.read("stream_position=0");

            assertThat(json(page).get("next_stream_position").isTextual()).isTrue();
            assertThat(ids(client.read("stream_position=" + next(page)))).isEmpty();
        }
    }

    @Test
    void nowIsNoEventsAndTheNewestPosition() throws Exception {
        box.publish(events("old"));
        HttpResponse<String> now = http.read("stream_position=now");
        box.publish(events("new"));

        assertThat(ids(now)).isEmpty();
        assertThat(next(now)).isNotEqualTo(box.account().newestPosition(StreamType.ALL));
        assertThat(ids(http.read("stream_position=" + next(now)))).containsExactly("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stream_position=", "stream_position=0", "stream_position=null"})
    void zeroOrNoPositionStartsAtTheOldestKept(String position) throws Exception {
        box.publish(events("a", "b"));

        assertThat(ids(http.read(position))).containsExactly("a", "b");
    }

    @Test
    void aPositionThatWasNeverGivenOutIsABadRequest() throws Exception {
        HttpResponse<String> answer = http.read("stream_position=12345");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("type").asText()).isEqualTo("error");
        assertThat(json(answer).get("status").asInt()).isEqualTo(400);
        assertThat(json(answer).get("message").asText()).isEqualTo("Invalid stream position");
    }

    @Test
    void aPositionThatIsNoNumberIsMalformed() throws Exception {
        HttpResponse<String> answer = http.read("stream_position=abc");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText()).isEqualTo("nextStreamPosition value is malformed");
    }

    @Test
    void aPositionOfAnotherStreamIsUnknown() throws Exception {
        assertThat(http.read("stream_type=changes&stream_position=" + http.newest("all"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anyOldPositionCanBeReadFromAgain() throws Exception {
        String start = http.newest("all");
        box.publish(events("a", "b"));
        http.read("stream_position=" + start);

        assertThat(ids(http.read("stream_position=" + start))).containsExactly("a", "b");
    }
}
