package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.json;
import static io.github.boxeventflux.test.Http.next;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowAndFilterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeBox box =
            FakeBox.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).start();
    private final Http http = new Http(box);

    @BeforeEach
    void publish() {
        box.publish(
                event("a", "LOGIN", "2026-03-01T08:00:00Z"),
                event("b", "UPLOAD", "2026-03-01T01:00:00-08:00"),
                event("c", "LOGIN", "2026-03-01T10:00:00Z"),
                event("d", "ITEM_UPLOAD", "2026-03-01T11:00:00Z"));
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aWindowHoldsBothOfItsEnds() throws Exception {
        assertThat(ids(http.read("stream_type=admin_logs&created_after=2026-03-01T09:00:00Z")))
                .containsExactly("b", "c", "d");
        assertThat(ids(http.read("stream_type=admin_logs&created_before=2026-03-01T10:00:00Z")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void anOpenWindowHoldsNeither() throws Exception {
        try (FakeBox open = FakeBox.builder()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .openWindows(true)
                .start()) {
            open.publish(
                    event("a", "LOGIN", "2026-03-01T08:00:00Z"),
                    event("b", "LOGIN", "2026-03-01T09:00:00Z"),
                    event("c", "LOGIN", "2026-03-01T10:00:00Z"));

            assertThat(ids(new Http(open)
                            .read("stream_type=admin_logs&created_after=2026-03-01T08:00:00Z"
                                    + "&created_before=2026-03-01T10:00:00Z")))
                    .containsExactly("b");
        }
    }

    @Test
    void aWindowIsPagedByPosition() throws Exception {
        String window = "stream_type=admin_logs&limit=1&created_after=2026-03-01T08:30:00Z"
                + "&created_before=2026-03-01T10:30:00Z&stream_position=";

        HttpResponse<String> first = http.read(window + "0");
        HttpResponse<String> second = http.read(window + next(first));
        HttpResponse<String> end = http.read(window + next(second));

        assertThat(ids(first)).containsExactly("b");
        assertThat(ids(second)).containsExactly("c");
        assertThat(ids(end)).isEmpty();
        assertThat(next(end)).isEqualTo(next(second));
    }

    @Test
    void timesMayHaveAnOffsetWhosePlusIsEncoded() throws Exception {
        String time = URLEncoder.encode("2026-03-01T10:00:00+01:00", StandardCharsets.UTF_8);

        assertThat(ids(http.read("stream_type=admin_logs&created_after=" + time)))
                .containsExactly("b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:00Z",
                "2026-03-01T09:00:00",
                "2026-03-01",
                "2026-13-01T09:00:00Z",
                "2026-03-01T09:00:00+01:00",
                "1772355600",
                ""
            })
    void aTimeThatIsNotRfc3339WithSecondsAndZoneIsInvalid(String time) throws Exception {
        assertInvalid(http.read("stream_type=admin_logs&created_after=" + time), "Invalid created_after parameter");
        assertInvalid(http.read("stream_type=admin_logs&created_before=" + time), "Invalid created_before parameter");
    }

    @Test
    void aTimeInTheFutureIsRefused() throws Exception {
        assertInvalid(
                http.read("stream_type=admin_logs&created_after=2026-03-01T12:00:01Z"),
                "Invalid created_after parameter: it is in the future");
    }

    @Test
    void aTimeMoreThanAYearBackIsRefused() throws Exception {
        assertInvalid(
                http.read("stream_type=admin_logs&created_after=2025-03-01T11:59:59Z"),
                "Invalid created_after parameter: it is beyond one year in the past");
        assertThat(http.read("stream_type=admin_logs&created_after=2025-03-01T12:00:00Z")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "changes", "sync", "admin_logs_streaming"})
    void everyOtherStreamIgnoresTheWindow(String streamType) throws Exception {
        assertThat(ids(http.read(
                        "created_after=nonsense&created_before=2030-01-01T00:00:00Z&stream_type=" + streamType)))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"LOGIN, 2", "UPLOAD, 1", "'LOGIN,UPLOAD', 3", "'LOGIN%2CUPLOAD', 3", "DELETE, 0", "'', 4"})
    void enterpriseStreamsFilterByType(String types, int found) throws Exception {
        assertThat(ids(http.read("stream_type=admin_logs&event_type=" + types))).hasSize(found);
        assertThat(ids(http.read("stream_type=admin_logs_streaming&event_type=" + types)))
                .hasSize(found);
    }

    @Test
    void aFilteredPageAdvancesPastWhatItLeftOut() throws Exception {
        HttpResponse<String> page = http.read("stream_type=admin_logs&event_type=DELETE");

        assertThat(ids(page)).isEmpty();
        assertThat(next(page)).isEqualTo(http.newest("admin_logs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "changes", "sync"})
    void streamsOfAUserIgnoreTheFilter(String streamType) throws Exception {
        assertThat(ids(http.read("event_type=LOGIN,NO_SUCH_TYPE&stream_type=" + streamType)))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SUCH_TYPE", "ITEM_UPLOAD", "LOGIN,ITEM_UPLOAD", "LOGIN,"})
    void aTypeThatCannotBeFilteredIsABadRequest(String types) throws Exception {
        assertInvalid(http.read("stream_type=admin_logs&event_type=" + types), "Invalid event_type parameter");
    }

    private static void assertInvalid(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText()).isEqualTo(message);
    }

    private static String event(String id, String type, String createdAt) {
        return "{\"event_id\":\"%s\",\"event_type\":\"%s\",\"created_at\":\"%s\"}".formatted(id, type, createdAt);
    }
}
