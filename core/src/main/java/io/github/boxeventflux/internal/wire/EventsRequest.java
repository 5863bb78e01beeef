package io.github.boxeventflux.internal.wire;

import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamPosition;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The addresses of the three calls. What does not change from page to page is written once. */
public final class EventsRequest {

    private final String eventsUrl;
    private final String findServersUrl;
    private final String afterPosition;

    public EventsRequest(StreamOptions options) {
        String base = options.apiUrl().toString().replaceAll("/+$", "");
        findServersUrl = base + "/events?stream_type=" + options.streamType().value();
        eventsUrl = findServersUrl + "&stream_position=";
        afterPosition = "&limit=" + options.pageLimit() + eventTypes(options) + period(options);
    }

    /** {@code GET} this to read the page at that position; {@code now} and {@code 0} are positions here. */
    public URI readEvents(StreamPosition position) {
        return URI.create(eventsUrl + encode(position.value()) + afterPosition);
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

    private static String period(StreamOptions options) {
        String after =
                options.createdAfter() == null ? "" : "&created_after=" + encode(Times.request(options.createdAfter()));
        String before = options.createdBefore() == null
                ? ""
                : "&created_before=" + encode(Times.request(options.createdBefore()));
        return after + before;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
