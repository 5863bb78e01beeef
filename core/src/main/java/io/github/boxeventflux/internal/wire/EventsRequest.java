package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses of the three calls. Only what takes work is kept from page to page: there are streams by the thousands. */
public final class EventsRequest {

    private final StreamOptions options;
    private final String apiUrl;
    private final String eventTypes;

    public EventsRequest(StreamOptions options) {
        this.options = options;
        apiUrl = options.apiUrl().toString().replaceAll("/+$", "");
        eventTypes = eventTypes(options);
    }

    /** {@code GET} this to read the page at that position; {@code now} and {@code 0} are positions here. */
    public URI readEvents(StreamPosition position) {
        return page(options.streamType(), position, period(options.createdAfter(), options.createdBefore()));
    }

    /** {@code GET} this to read a page of history; the period is the same for all pages that are read one from the other. */
    public URI readHistory(StreamPosition position, Period period) {
        return page(StreamType.ADMIN_LOGS, position, period(period.from(), period.to()));
    }

    /** {@code OPTIONS} this to find the long-poll servers. */
    public URI findServers() {
        return URI.create(events(options.streamType()));
    }

    private URI page(StreamType streamType, StreamPosition position, String period) {
        return URI.create(events(streamType) + "&stream_position=" + encode(position.value()) + "&limit="
                + options.pageLimit() + eventTypes + period);
    }

    private String events(StreamType streamType) {
        return apiUrl + "/events?stream_type=" + streamType.value();
    }

    /** {@code GET} this to wait for news after that position. */
    public static URI longPoll(URI server, StreamPosition position) {
        String separator = server.getRawQuery() == null ? "?" : "&";
        return URI.create(server + separator + "stream_position=" + encode(position.value()));
    }

    private static String eventTypes(StreamOptions options) {
        if (!options.streamType().isEnterprise() || options.eventTypes().isEmpty()) {
            return "";
        }
        return options.eventTypes().stream()
                .map(EventType::value)
                .map(EventsRequest::encode)
                .collect(Collectors.joining(",", "&event_type=", ""));
    }

    private static String period(@Nullable Instant createdAfter, @Nullable Instant createdBefore) {
        String after = createdAfter == null ? "" : "&created_after=" + encode(Times.request(createdAfter));
        String before = createdBefore == null ? "" : "&created_before=" + encode(Times.request(createdBefore));
        return after + before;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
