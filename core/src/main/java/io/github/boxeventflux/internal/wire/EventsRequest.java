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

/** The addresses of the three calls. What does not change from page to page is written once. */
public final class EventsRequest {

    private final String eventsUrl;
    private final String findServersUrl;
    private final String afterPosition;
    private final String historyUrl;
    private final String eventTypes;
    private final int pageLimit;

    public EventsRequest(StreamOptions options) {
        String base = options.apiUrl().toString().replaceAll("/+$", "");
        findServersUrl = base + "/events?stream_type=" + options.streamType().value();
        eventsUrl = findServersUrl + "&stream_position=";
        eventTypes = eventTypes(options);
        pageLimit = options.pageLimit();
        afterPosition = "&limit=" + pageLimit + eventTypes + period(options.createdAfter(), options.createdBefore());
        historyUrl = base + "/events?stream_type=" + StreamType.ADMIN_LOGS.value() + "&stream_position=";
    }

    /** {@code GET} this to read the page at that position; {@code now} and {@code 0} are positions here. */
    public URI readEvents(StreamPosition position) {
        return URI.create(eventsUrl + encode(position.value()) + afterPosition);
    }

    /** {@code GET} this to read a page of history; the period is the same for all pages that are read one from the other. */
    public URI readHistory(StreamPosition position, Period period) {
        return URI.create(historyUrl + encode(position.value()) + "&limit=" + pageLimit + eventTypes
                + period(period.from(), period.to()));
    }

    /** {@code OPTIONS} this to find the long-poll servers. */
    public URI findServers() {
        return URI.create(findServersUrl);
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
