package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.boxeventflux.event.Actor;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The actors of one page. A few people do most of what is in it: each of them is read once, and known again by the bytes.
 * A table that forgets is enough for that, and nobody can make it slow.
 */
final class PageActors {

    private static final int PLACES = 256;

    /** A hash of each fourth byte tells people apart as well as a hash of all. */
    private static final int STEP = 4;

    private record Known(Actor actor, int from, int to) {}

    private final JsonLimits limits;
    private final byte[] page;
    private final @Nullable Known[] known = new Known[PLACES];

    PageActors(JsonLimits limits, byte[] page) {
        this.limits = limits;
        this.page = page;
    }

    /** The one at the current token; leaves the parser at its end. */
    @Nullable
    Actor actor(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        int place = place(from, to);
        Known there = known[place];
        if (there != null && Arrays.equals(page, there.from, there.to, page, from, to)) {
            return there.actor;
        }
        Actor actor = read(from, to);
        known[place] = new Known(actor, from, to);
        return actor;
    }

    private int place(int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i += STEP) {
            hash = 31 * hash + page[i];
        }
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    private Actor read(int from, int to) throws IOException {
        try (JsonParser parser = limits.parser(page, from, to)) {
            parser.nextToken();
            String type = null;
            String id = null;
            String actorName = null;
            String login = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "type" -> type = JsonValues.textOrNumber(parser);
                    case "id" -> id = JsonValues.textOrNumber(parser);
                    case "name" -> actorName = JsonValues.textOrNumber(parser);
                    case "login" -> login = JsonValues.textOrNumber(parser);
                    default -> parser.skipChildren();
                }
            }
            return new Actor(type, id, actorName, login);
        }
    }
}
