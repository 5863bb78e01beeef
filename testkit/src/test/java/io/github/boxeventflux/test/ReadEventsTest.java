package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static io.github.boxeventflux.test.Http.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.boxeventflux.stream.StreamType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadEventsTest {

    private final FakeBox box = FakeBox.start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aPageHasTheShapeOfBox() throws Exception {
        box.publish(events("a", "b"));

        JsonNode page = json(http.read("stream_position=0"));

        assertThat(page.fieldNames()).toIterable().containsExactly("chunk_size", "next_stream_position", "entries");
        assertThat(page.get("chunk_size").asInt()).isEqualTo(2);
        assertThat(page.get("next_stream_position").isNumber()).isTrue();
        assertThat(page.get("entries")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "changes", "sync", "admin_logs", "admin_logs_streaming"})
    void whatIsPublishedIsSeenAtOnceAndInOrderOnEveryStream(String streamType) throws Exception {
        box.publish(events("a", "b"));
        box.publish(events("c"));

        assertThat(ids(http.read("stream_type=" + streamType))).containsExactly("a", "b", "c");
    }

    @Test
    void theStreamTypeIsAllUnlessAskedOtherwise() throws Exception {
        box.account().only(StreamType.ALL).publish(events("a"));

        assertThat(ids(http.read(""))).containsExactly("a");
        assertThat(ids(http.read("stream_type=changes"))).isEmpty();
    }

    @Test
    void anUnknownStreamTypeIsABadRequest() throws Exception {
        HttpResponse<String> answer = http.read("stream_type=everything");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").asText()).isEqualTo("bad_request");
    }

    @Test
    void anEventIsServedCharacterForCharacter() throws Exception {
        String odd = "{ \"b\" : 1.50,\"event_id\":\"x\",  \"a\":\"\\u00e9é\" }";
        box.publish(odd);

        assertThat(http.read("").body()).contains("\"entries\":[" + odd + "]");
    }

    @Test
    void whatIsNotOneJsonValueCannotBePublished() {
        assertThatIllegalArgumentException().isThrownBy(() -> box.publish("{\"a\":"));
        assertThatIllegalArgumentException().isThrownBy(() -> box.publish("{} {}"));
        assertThatIllegalArgumentException().isThrownBy(() -> box.publish(""));
    }

    @ParameterizedTest
    @CsvSource({"'', 100", "limit=7, 7", "limit=500, 500", "limit=501, 500", "limit=800, 500"})
    void theLimitIs100ByDefaultAnd500AtMost(String limit, int served) throws Exception {
        box.publish(events(IntStream.range(0, 600).mapToObj(Integer::toString).toArray(String[]::new)));

        assertThat(ids(http.read("stream_position=0&" + limit))).hasSize(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many"})
    void aLimitThatIsNoPositiveNumberIsABadRequest(String limit) throws Exception {
        assertThat(http.read("limit=" + limit).statusCode()).isEqualTo(400);
    }

    @Test
    void aShortPageIsNotTheEnd() throws Exception {
        box.pageSize(2);
        box.publish(events("a", "b", "c"));

        HttpResponse<String> first = http.read("stream_position=0&limit=500");
        HttpResponse<String> second = http.read("limit=500&stream_position=" + next(first));

        assertThat(ids(first)).containsExactly("a", "b");
        assertThat(ids(second)).containsExactly("c");
    }

    @Test
    void theEndIsAnEmptyPageWithThePositionThatWasSent() throws Exception {
        box.publish(events("a"));
        String end = next(http.read("stream_position=0"));

        HttpResponse<String> page = http.read("stream_position=" + end);

        assertThat(ids(page)).isEmpty();
        assertThat(next(page)).isEqualTo(end);
    }

    @Test
    void idsCanBeNumbers() throws Exception {
        try (FakeBox numeric = FakeBox.builder().numericIds(true).start()) {
            numeric.publish(
                    "{\"event_id\":\"12\",\"created_by\":{\"id\":\"11446498\"},\"source\":{\"item_id\":\"7\"}}");

            JsonNode event = json(new Http(numeric).read("")).at("/entries/0");

            assertThat(event.at("/created_by/id").isNumber()).isTrue();
            assertThat(event.at("/source/item_id").isNumber()).isTrue();
            assertThat(event.at("/event_id").isTextual()).isTrue();
        }
    }

    @Test
    void everyPageCanBeKeptBackForATime() throws Exception {
        Duration delay = Duration.ofMillis(60);
        try (FakeBox slow = FakeBox.builder().answerDelay(delay).start()) {
            Http client = new Http(slow);
            for (int read = 0; read < 3; read++) {
                long asked = System.nanoTime();
                assertThat(client.read("").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(delay);
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> FakeBox.builder().answerDelay(Duration.ofMillis(-1)));
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(http.send(http.reading("").DELETE()).statusCode()).isEqualTo(405);
        assertThat(http.send(http.reading("").uri(box.apiUrl().resolve("/2.0/users/me")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(box.count(Call.OTHER)).isEqualTo(2);
    }
}
