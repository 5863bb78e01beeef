package io.github.boxeventflux.reactor.mockserver;

import static org.mockserver.model.HttpResponse.response;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.mockserver.model.HttpResponse;

/** What Box answers, as it writes it. */
final class Answers {

    static final String REQUEST_ID = "abcdef123456";

    private Answers() {}

    /** A page that leads to that position, which Box sends as text. */
    static HttpResponse page(String nextPosition, String... eventIds) {
        return pageWith('"' + nextPosition + '"', eventIds);
    }

    /** A page whose next position is that very piece of JSON. */
    static HttpResponse pageWith(String nextPositionJson, String... eventIds) {
        return response(pageJson(nextPositionJson, eventIds));
    }

    static String pageJson(String nextPositionJson, String... eventIds) {
        String entries = Arrays.stream(eventIds).map(Answers::eventJson).collect(Collectors.joining(","));
        return "{\"chunk_size\":%d,\"next_stream_position\":%s,\"entries\":[%s]}"
                .formatted(eventIds.length, nextPositionJson, entries);
    }

    /** The long-poll servers at these addresses, with the numbers that Box usually sends. */
    static HttpResponse servers(String... urls) {
        return serversWith("\"10\"", "\"10\"", urls);
    }

    /** The same with other numbers, each a piece of JSON. */
    static HttpResponse serversWith(String ttlJson, String maxRetriesJson, String... urls) {
        String entries = Arrays.stream(urls)
                .map(("{\"type\":\"realtime_server\",\"url\":\"%s\",\"ttl\":" + ttlJson + ",\"max_retries\":"
                        + maxRetriesJson + ",\"retry_timeout\":610}")::formatted)
                .collect(Collectors.joining(","));
        return response("{\"chunk_size\":" + urls.length + ",\"entries\":[" + entries + "]}");
    }

    /** What a long-poll server says. */
    static HttpResponse message(String message) {
        return response("{\"version\":1,\"message\":\"" + message + "\"}");
    }

    /** An error with Box's body. */
    static HttpResponse error(int status, String code, String message) {
        return noBody(status)
                .withHeader("Content-Type", "application/json")
                .withBody(("{\"type\":\"error\",\"status\":%d,\"code\":\"%s\",\"message\":\"%s\",\"help_url\":"
                                + "\"http://developers.box.com/docs/#errors\",\"request_id\":\"%s\",\"context_info\":null}")
                        .formatted(status, code, message, REQUEST_ID));
    }

    /** An error as Box often sends it. */
    static HttpResponse noBody(int status) {
        return response().withStatusCode(status);
    }

    private static String eventJson(String eventId) {
        return "{\"type\":\"event\",\"event_id\":\"" + eventId + "\",\"event_type\":\"ITEM_CREATE\","
                + "\"created_at\":\"2026-01-01T12:00:00-08:00\",\"source\":null}";
    }
}
