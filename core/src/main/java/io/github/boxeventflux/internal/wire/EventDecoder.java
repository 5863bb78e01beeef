package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.boxeventflux.event.Event;
import java.io.IOException;

/** Bytes to events: those of a page, or one alone. */
public final class EventDecoder {

    private static final EventDecoder DEFAULT = new EventDecoder(JsonLimits.DEFAULT);

    private final JsonLimits limits;
    private final LateDetails details;

    EventDecoder(JsonLimits limits) {
        this.limits = limits;
        details = new LateDetails(limits);
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
            Event event = DEFAULT.entriesOf(json).entry(parser);
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
            Event event = entriesOf(json).entry(parser);
            return parser.nextToken() == null ? event : bytesOf(json);
        } catch (StreamConstraintsException e) {
            throw e;
        } catch (IOException e) {
            return bytesOf(json);
        }
    }

    private Event bytesOf(byte[] notJson) {
        return new Event.Builder(details).notJson().build(notJson);
    }

    /** Reads the entries of those bytes. */
    EntryReader entriesOf(byte[] page) {
        return new EntryReader(limits, details, page);
    }
}
