package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsRequestTest {

    @Test
    void aPageIsAskedForWithStreamPositionAndLimit() {
        assertThat(new EventsRequest(options().build()).readEvents(new StreamPosition("1152922976252290886")))
                .hasToString("https://api.box.com/2.0/events"
                        + "?stream_type=all&stream_position=1152922976252290886&limit=500");
    }

    @ParameterizedTest
    @EnumSource
    void everyStreamIsCalledByBoxsName(StreamType streamType) {
        EventsRequest request = new EventsRequest(options(streamType));

        assertThat(request.readEvents(new StreamPosition("0")))
                .hasToString("https://api.box.com/2.0/events?stream_type=" + streamType.value()
                        + "&stream_position=0&limit=500");
        assertThat(request.findServers())
                .hasToString("https://api.box.com/2.0/events?stream_type=" + streamType.value());
    }

    @Test
    void historyIsAskedForByItsPeriodWhateverTheStream() {
        EventsRequest request = new EventsRequest(options()
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .pageLimit(7)
                .eventTypes(EventType.UPLOAD)
                .build());
        Period period = new Period(Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-03-02T10:00:00Z"));

        assertThat(request.readHistory(new StreamPosition("17"), period))
                .hasToString("https://api.box.com/2.0/events?stream_type=admin_logs&stream_position=17&limit=7"
                        + "&event_type=UPLOAD"
                        + "&created_after=2026-03-01T10%3A00%3A00Z&created_before=2026-03-02T10%3A00%3A00Z");
    }

    @Test
    void everyParameterHasItsPlace() {
        EventsRequest request = new EventsRequest(options()
                .streamType(StreamType.ADMIN_LOGS)
                .pageLimit(7)
                .eventTypes(EventType.UPLOAD, EventType.of("BRAND NEW+"), EventType.DELETE)
                .createdAfter(Instant.parse("2026-03-01T10:00:00.999Z"))
                .createdBefore(Instant.parse("2026-03-02T10:00:00.999Z"))
                .build());

        assertThat(request.readEvents(new StreamPosition("0")))
                .hasToString("https://api.box.com/2.0/events?stream_type=admin_logs&stream_position=0&limit=7"
                        + "&event_type=UPLOAD,BRAND%20NEW%2B,DELETE"
                        + "&created_after=2026-03-01T10%3A00%3A00Z&created_before=2026-03-02T10%3A00%3A00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "now, now",
        "0, 0",
        "a+b c, a%2Bb%20c",
        "a:b/c?d=e&f#g%h, a%3Ab%2Fc%3Fd%3De%26f%23g%25h",
        "ü日😀, %C3%BC%E6%97%A5%F0%9F%98%80",
        "a-b_c.d*, a-b_c.d*",
    })
    void aPositionIsEncodedWhateverItHolds(String position, String encoded) {
        assertThat(new EventsRequest(options().build())
                        .readEvents(new StreamPosition(position))
                        .getRawQuery())
                .isEqualTo("stream_type=all&stream_position=" + encoded + "&limit=500");
        assertThat(EventsRequest.longPoll(URI.create("https://rt.box.net/s"), new StreamPosition(position))
                        .getRawQuery())
                .isEqualTo("stream_position=" + encoded);
    }

    @ParameterizedTest
    @EnumSource
    void onlyEnterpriseStreamsAreFilteredByBox(StreamType streamType) {
        String query = new EventsRequest(options()
                        .streamType(streamType)
                        .eventTypes(EventType.UPLOAD)
                        .build())
                .readEvents(new StreamPosition("0"))
                .getRawQuery();

        assertThat(query.contains("event_type=UPLOAD")).isEqualTo(streamType.isEnterprise());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/2.0", "http://localhost:8080/2.0/", "http://localhost:8080/2.0//"})
    void aSlashAtTheEndOfTheApisAddressDoesNotMatter(String apiUrl) {
        assertThat(new EventsRequest(options().apiUrl(URI.create(apiUrl)).build()).findServers())
                .hasToString("http://localhost:8080/2.0/events?stream_type=all");
    }

    @ParameterizedTest
    @CsvSource({
        "https://2.rt.box.net/subscribe?channel=a%2Bb&stream_type=all, "
                + "https://2.rt.box.net/subscribe?channel=a%2Bb&stream_type=all&stream_position=17",
        "https://2.rt.box.net/subscribe, https://2.rt.box.net/subscribe?stream_position=17",
        "https://2.rt.box.net, https://2.rt.box.net?stream_position=17",
    })
    void aLongPollAddsThePositionToWhatTheServerWants(URI server, String expected) {
        assertThat(EventsRequest.longPoll(server, new StreamPosition("17"))).hasToString(expected);
    }
}
