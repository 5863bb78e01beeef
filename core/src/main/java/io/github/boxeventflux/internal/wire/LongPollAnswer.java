package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What came of one long poll. */
public enum LongPollAnswer {
    /** There is something to read. */
    NEW_CHANGE,
    /** The server asks to look up servers again. */
    RECONNECT,
    /** The server has taken as many polls as it takes. */
    MAX_RETRIES,
    /** Nothing came in the time that a poll may take. */
    SILENCE,
    /** An empty answer, one that is no JSON, or a message that is not known. It may mean anything. */
    UNKNOWN;

    /** Reads the body of an answer; whatever cannot be understood is {@link #UNKNOWN}. */
    public static LongPollAnswer decode(byte[] body) {
        try (JsonParser parser = JsonLimits.DEFAULT.parser(Utf8.withoutMark(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return UNKNOWN;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("message")) {
                    return of(JsonValues.textOrNumber(parser));
                }
                parser.skipChildren();
            }
            return UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static LongPollAnswer of(@Nullable String message) {
        return switch (message == null ? "" : message) {
            case "new_change" -> NEW_CHANGE;
            case "reconnect" -> RECONNECT;
            case "max_retries" -> MAX_RETRIES;
            default -> UNKNOWN;
        };
    }
}
