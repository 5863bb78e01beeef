package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventDetailsDecoder;
import io.github.boxeventflux.event.EventType;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one page to events: the fields that most readers want at once, the rest when somebody asks. An event
 * keeps a copy of its own bytes, so that it keeps no page alive.
 */
final class EntryReader {

    /** Box's ids are 40 characters long. */
    private static final int LONGEST_ID = 256;

    private final JsonLimits limits;
    private final EventDetailsDecoder details;
    private final byte[] page;
    private final PageTexts texts = new PageTexts();
    private final PageActors actors;

    /** @param details decodes the rest of an event */
    EntryReader(JsonLimits limits, EventDetailsDecoder details, byte[] page) {
        this.limits = limits;
        this.details = details;
        this.page = page;
        actors = new PageActors(limits, page);
    }

    /** The entry that starts at the current token; leaves the parser at its end. */
    Event entry(JsonParser parser) throws IOException {
        int from = at(parser);
        Event.Builder event = new Event.Builder(details);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readFields(parser, event, from);
        } else {
            parser.skipChildren();
            parser.finishToken();
        }
        byte[] json =
                Arrays.copyOfRange(page, from, (int) parser.currentLocation().getByteOffset());
        limits.checkSkippedTexts(json);
        return event.build(json);
    }

    private void readFields(JsonParser parser, Event.Builder event, int from) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "event_id" -> event.eventId(idOrNull(JsonValues.textOrNumber(parser)));
                case "event_type" -> event.eventType(type(parser));
                case "created_at" -> event.createdAt(Times.read(parser));
                case "recorded_at" -> event.recordedAt(Times.read(parser));
                case "created_by" -> event.createdBy(actors.actor(parser));
                case "action_by" -> event.actionBy(actors.actor(parser));
                case "session_id" -> event.sessionId(JsonValues.textOrNumber(parser));
                case "ip_address" -> event.ipAddress(texts.textOrNumber(parser));
                case "source" -> event.sourceAt(skipped(parser, from));
                case "additional_details" -> event.additionalDetailsAt(skipped(parser, from));
                default -> parser.skipChildren();
            }
        }
    }

    /** Goes to the end of a value; says where in the entry it began, or -1 if it is {@code null}. */
    private static int skipped(JsonParser parser, int from) throws IOException {
        int at = parser.currentToken() == JsonToken.VALUE_NULL ? -1 : at(parser) - from;
        parser.skipChildren();
        return at;
    }

    private static int at(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /**
     * An empty id names nothing: two events with it are not the same event. One that is longer than any id of Box is not
     * remembered either: ten thousand of them would take all memory.
     */
    private static @Nullable String idOrNull(@Nullable String id) {
        return id == null || id.isBlank() || id.length() > LONGEST_ID ? null : id;
    }

    private EventType type(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return EventType.UNKNOWN;
        }
        String name = texts.text(parser);
        return name.isBlank() ? EventType.UNKNOWN : EventType.of(name);
    }
}
