package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Http.events;
import static io.github.boxeventflux.test.Http.ids;
import static io.github.boxeventflux.test.Http.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.boxeventflux.stream.StreamType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPromisesTest {

    private static final int MANY = 400;

    private final FakeBox box = FakeBox.builder().realistic(7).start();
    private final Http http = new Http(box);

    @AfterEach
    void stop() {
        box.close();
    }

    @ParameterizedTest
    @CsvSource({"all, 0", "changes, 0", "sync, 0", "admin_logs_streaming, 12", "admin_logs, 60"})
    void eachStreamIsLateInItsOwnWay(String streamType, int seconds) throws Exception {
        box.publish(events("a"));

        if (seconds > 0) {
            box.advance(Duration.ofSeconds(seconds - 1));
            assertThat(ids(http.read("stream_type=" + streamType))).isEmpty();
            box.advance(Duration.ofSeconds(1));
        }

        assertThat(ids(http.read("stream_type=" + streamType))).contains("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "changes", "sync", "admin_logs_streaming"})
    void liveStreamsComeOutOfOrderAndRepeatButLoseNothing(String streamType) throws Exception {
        box.publish(numbers());
        box.advance(Duration.ofMinutes(2));

        List<String> ids = readAll(streamType);

        assertThat(ids).contains(allIds()).hasSizeGreaterThan(MANY);
        assertThat(ids.stream().distinct()).hasSize(MANY).doesNotContainSequence("0", "1", "2", "3", "4");
    }

    @Test
    void theSameSeedIsTheSameDisorder() throws Exception {
        box.publish(numbers());
        try (FakeBox other = FakeBox.builder().realistic(7).start()) {
            other.publish(numbers());

            assertThat(ids(new Http(other).read("limit=50"))).isEqualTo(ids(http.read("limit=50")));
        }
    }

    @Test
    void historyIsOrderedByTimeAndRepeatsNothing() throws Exception {
        Instant now = box.now();
        box.publish(at(now.minusSeconds(10), "late"), at(now.minusSeconds(30), "early"), at(now, "last"));
        box.publish(numbers());
        box.advance(Duration.ofMinutes(2));

        List<String> ids = readAll("admin_logs");

        assertThat(ids)
                .startsWith("early", "late", "last")
                .doesNotHaveDuplicates()
                .hasSize(MANY + 3);
    }

    @Test
    void aLateArrivalFallsBehindAPositionOfTheHistory() throws Exception {
        box.publish(at(box.now(), "first"));
        box.advance(Duration.ofMinutes(2));
        String position = next(http.read("stream_type=admin_logs"));

        box.publish(at(box.now().minus(Duration.ofHours(1)), "late"));
        box.advance(Duration.ofMinutes(2));

        assertThat(ids(http.read("stream_type=admin_logs&stream_position=" + position)))
                .isEmpty();
        assertThat(ids(http.read("stream_type=admin_logs"))).containsExactly("late", "first");
    }

    @Test
    void anEmptyPageOfTheHistoryCarriesZero() throws Exception {
        assertThat(next(http.read("stream_type=admin_logs"))).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"all, 14", "changes, 14", "sync, 31", "admin_logs_streaming, 14", "admin_logs, 365"})
    void eachStreamForgetsInItsOwnTime(String streamType, int days) throws Exception {
        box.publish(events("a"));

        box.advance(Duration.ofDays(days).minusMinutes(1));
        assertThat(ids(http.read("stream_type=" + streamType))).contains("a");
        box.advance(Duration.ofMinutes(2));

        assertThat(ids(http.read("stream_type=" + streamType))).isEmpty();
    }

    @Test
    void aPositionOlderThanWhatIsKeptIsASilentGap() throws Exception {
        try (FakeBox plain = FakeBox.start()) {
            Http client = new Http(plain);
            plain.publish(events("read"));
            String position = next(client.read("stream_position=0"));
            plain.publish(events("lost"));
            plain.advance(Duration.ofDays(20));
            plain.publish(events("kept"));

            plain.expire(StreamType.ALL, Duration.ofDays(14));

            HttpResponse<String> gap = client.read("stream_position=" + position);
            assertThat(gap.statusCode()).isEqualTo(200);
            assertThat(ids(gap)).isEmpty();
            assertThat(next(gap)).isNotEqualTo(position).isEqualTo(client.newest("all"));
            assertThat(ids(client.read("stream_position=0"))).containsExactly("kept");
        }
    }

    @Test
    void aReaderThatHasReadEverythingLosesNothingWhenItExpires() throws Exception {
        try (FakeBox plain = FakeBox.start()) {
            Http client = new Http(plain);
            plain.publish(events("read"));
            String position = next(client.read("stream_position=0"));
            plain.advance(Duration.ofDays(20));
            plain.expire(StreamType.ALL, Duration.ofDays(14));

            plain.publish(events("new"));

            assertThat(ids(client.read("stream_position=" + position))).containsExactly("new");
        }
    }

    @Test
    void delayAndRetentionCanBeSetAlone() throws Exception {
        try (FakeBox plain = FakeBox.builder()
                .delay(StreamType.ADMIN_LOGS, Duration.ofSeconds(5))
                .retention(StreamType.ALL, Duration.ofMinutes(1))
                .start()) {
            Http client = new Http(plain);
            plain.publish(events("a"));

            assertThat(ids(client.read("stream_type=admin_logs"))).isEmpty();
            plain.advance(Duration.ofMinutes(2));
            assertThat(ids(client.read("stream_type=admin_logs"))).containsExactly("a");
            assertThat(ids(client.read(""))).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeBox.builder().delay(StreamType.ALL, Duration.ofSeconds(1)));
    }

    private List<String> readAll(String streamType) throws Exception {
        List<String> ids = new ArrayList<>();
        String position = "0";
        HttpResponse<String> page;
        do {
            page = http.read("limit=60&stream_type=" + streamType + "&stream_position=" + position);
            ids.addAll(ids(page));
            position = next(page);
        } while (!ids(page).isEmpty());
        return ids;
    }

    private static String at(Instant time, String id) {
        return "{\"event_id\":\"%s\",\"created_at\":\"%s\"}".formatted(id, time);
    }

    private static String[] allIds() {
        return IntStream.range(0, MANY).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static String[] numbers() {
        return events(allIds());
    }
}
