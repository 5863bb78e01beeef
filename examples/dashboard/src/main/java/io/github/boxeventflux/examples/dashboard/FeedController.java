package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.examples.dashboard.FeedEntry.Arrived;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Sends the feed to a browser, and each second how the stream is, by which a browser also knows that the line is alive. */
@RestController
final class FeedController {

    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(1);
    private static final Duration BROWSER_RETRY = Duration.ofSeconds(1);

    private final Feed feed;
    private final Status status;
    private final JsonMapper json;

    FeedController(Feed feed, Status status, JsonMapper json) {
        this.feed = feed;
        this.status = status;
        this.json = json;
    }

    /**
     * Until the browser goes.
     *
     * @param lastEventId the last event that the browser has; it sends it by itself when it connects again
     * @param after the same, from a page that had to connect anew and cannot set a header
     */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after,
            ServerHttpResponse response) {
        response.getHeaders().setCacheControl(CacheControl.noStore());
        String last = lastEventId == null ? after : lastEventId;
        Flux<ServerSentEvent<String>> entries = feed.after(place(last)).map(this::message);
        // Each browser has an interval of its own, and one that is slow gets the newest and no other.
        Flux<ServerSentEvent<String>> statuses = Flux.interval(Duration.ZERO, STATUS_INTERVAL)
                .onBackpressureLatest()
                .map(tick -> message("status", json.writeValueAsString(status.now()))
                        .retry(BROWSER_RETRY)
                        .build())
                .takeUntilOther(feed.closed());
        return Flux.merge(1, entries, statuses);
    }

    /** What no feed has given out is no reason to refuse a browser: it may be old. */
    private static @Nullable FeedId place(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        FeedId place = FeedId.parse(text);
        return place == null ? FeedId.UNKNOWN : place;
    }

    private ServerSentEvent<String> message(FeedEntry entry) {
        return entry instanceof Arrived event
                ? message("event", event.json())
                        .id(feed.placeOf(event).toString())
                        .build()
                : message("gap", "{}").build();
    }

    private static ServerSentEvent.Builder<String> message(String name, String data) {
        return ServerSentEvent.builder(data).event(name);
    }
}
