package io.github.boxeventflux.test;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What was published.
 *
 * @param json its text, which is served character for character
 * @param eventType what filters go by; empty when it does not say
 * @param createdAt what windows and the order of {@code admin_logs} go by; when it was published if it does not say
 * @param publishedAt what delays and retention go by
 */
record StoredEvent(String json, String eventType, Instant createdAt, Instant publishedAt) {

    private static final JsonFactory JSON = new JsonFactory();

    static StoredEvent of(String json, Instant now) {
        String eventType = "";
        Instant createdAt = now;
        try (JsonParser parser = JSON.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("event_type")) {
                    eventType = parser.getValueAsString("");
                } else if (field.equals("created_at")) {
                    createdAt = timeOr(now, parser.getValueAsString(""));
                }
                parser.skipChildren();
            }
            requireEnd(object, parser);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("json: not one JSON value: " + notJson.getMessage(), notJson);
        }
        return new StoredEvent(json, eventType, createdAt, now);
    }

    private static void requireEnd(boolean object, JsonParser parser) throws IOException {
        if (!object) {
            parser.skipChildren();
        }
        if (!parser.hasCurrentToken() || parser.nextToken() != null) {
            throw new IllegalArgumentException("json: not exactly one JSON value");
        }
    }

    private static Instant timeOr(Instant otherwise, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return otherwise;
        }
    }

    /** The same, published then. */
    StoredEvent publishedAt(Instant time) {
        return new StoredEvent(json, eventType, createdAt, time);
    }
}
