package io.github.boxeventflux.support;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.internal.wire.EventDecoder;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.RefreshTokenGrant;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import java.nio.charset.StandardCharsets;

/** What many tests start from. */
public final class Samples {

    private Samples() {}

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static Event event(String json) {
        return EventDecoder.decode(utf8(json));
    }

    /** An event with that id and nothing else. */
    public static Event eventWithId(String id) {
        return event("{\"event_id\":\"" + id + "\"}");
    }

    /** The source of an event that has this one. */
    public static EventSource source(String json) {
        return event("{\"event_type\":\"ITEM_UPLOAD\",\"source\":" + json + "}").source();
    }

    public static StreamOptions.Builder options() {
        return StreamOptions.builder().accessToken("a-token");
    }

    public static StreamOptions options(StreamType streamType) {
        return options().streamType(streamType).build();
    }

    /** That application; whom it acts as is missing. */
    public static ClientCredentialsGrant.Builder clientCredentials() {
        return ClientCredentialsGrant.builder().clientId("an-app").clientSecret("hush-hush");
    }

    /** The same; where its refresh tokens come from is missing. */
    public static RefreshTokenGrant.Builder refreshToken() {
        return RefreshTokenGrant.builder()
                .clientId("an-app")
                .clientSecret("hush-hush")
                .storedBy(refreshToken -> subscriber -> {});
    }
}
