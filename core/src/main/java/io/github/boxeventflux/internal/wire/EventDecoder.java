package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventDetails;
import io.github.boxeventflux.event.EventType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a page to one event: the fields that most readers want at once, the rest when somebody asks. The event
 * keeps a copy of its own bytes, so that it keeps no page alive.
 */
public final class EventDecoder {

    private static final EventDecoder DEFAULT = new EventDecoder(JsonLimits.DEFAULT);

    /** Box's ids are 40 characters long. */
    private static final int LONGEST_ID = 256;

    private final JsonLimits limits;
    private final Function<byte[], EventDetails> details = this::details;

    EventDecoder(JsonLimits limits) {
        this.limits = limits;
    }

    /**
     * An event alone.
     *
     * @throws IllegalArgumentException when it is not JSON
     */
    public static Event decode(byte[] json) {
        try (JsonParser parser = DEFAULT.limits.parser(json)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("An event's JSON is empty");
            }
            Event event = DEFAULT.entry(parser, json);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("There is more than one JSON value where one event is expected");
            }
            return event;
        } catch (IOException e) {
            throw new IllegalArgumentException("An event's JSON is unreadable " + JsonLimits.place(e), e);
        }
    }

    /** An entry alone, even if it is no JSON: then it has nothing but its bytes. */
    Event whateverItIs(byte[] json) throws StreamConstraintsException {
        try (JsonParser parser = limits.parser(json)) {
            parser.nextToken();
            Event event = entry(parser, json);
            return parser.nextToken() == null ? event : new Event.Builder(details).build(json);
        } catch (StreamConstraintsException e) {
            throw e;
        } catch (IOException e) {
            return new Event.Builder(details).build(json);
        }
    }

    /** The entry that starts at the current token of the page; leaves the parser at its end. */
    Event entry(JsonParser parser, byte[] page) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        Event.Builder event = new Event.Builder(details);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readFields(parser, event);
        } else {
            parser.skipChildren();
            parser.finishToken();
        }
        byte[] json =
                Arrays.copyOfRange(page, from, (int) parser.currentLocation().getByteOffset());
        limits.checkSkippedTexts(json);
        return event.build(json);
    }

    private static void readFields(JsonParser parser, Event.Builder event) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "event_id" -> event.eventId(idOrNull(JsonValues.textOrNumber(parser)));
                case "event_type" -> event.eventType(typeOf(parser));
                case "created_at" -> event.createdAt(Times.parse(JsonValues.textOrNumber(parser)));
                case "recorded_at" -> event.recordedAt(Times.parse(JsonValues.textOrNumber(parser)));
                case "created_by" -> event.createdBy(actor(parser));
                case "action_by" -> event.actionBy(actor(parser));
                case "session_id" -> event.sessionId(JsonValues.textOrNumber(parser));
                case "ip_address" -> event.ipAddress(JsonValues.textOrNumber(parser));
                default -> parser.skipChildren();
            }
        }
    }

    /**
     * An empty id names nothing: two events with it are not the same event. One that is longer than any id of Box is not
     * remembered either: ten thousand of them would take all memory.
     */
    private static @Nullable String idOrNull(@Nullable String id) {
        return id == null || id.isBlank() || id.length() > LONGEST_ID ? null : id;
    }

    private static EventType typeOf(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return EventType.UNKNOWN;
        }
        String name = parser.getText();
        return name.isBlank() ? EventType.UNKNOWN : EventType.of(name);
    }

    private static @Nullable Actor actor(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
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

    /** Never throws: an event whose rest cannot be read still has its JSON. */
    private EventDetails details(byte[] json) {
        EventDetails found = new EventDetails(null, Map.of());
        try (JsonParser parser = limits.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return found;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("source")) {
                    found = new EventDetails(EventSources.read(parser), found.additionalDetails());
                } else if (name.equals("additional_details")) {
                    found = new EventDetails(found.source(), JsonValues.object(parser));
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        } catch (IOException e) {
            return found;
        }
    }
}
