package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.boxeventflux.error.MalformedAnswerException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.AnswerLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a page to its events, in one pass over the bytes. An entry that is no usable event costs only itself. */
public final class PageDecoder {

    private final JsonLimits limits;
    private final EventDecoder events;
    private final PageSalvage salvage;

    public PageDecoder(AnswerLimits limits) {
        this.limits = JsonLimits.of(limits);
        this.events = new EventDecoder(this.limits);
        this.salvage = new PageSalvage(this.limits, this.events);
    }

    /**
     * Reads a page.
     *
     * @throws MalformedAnswerException when it is cut off, no JSON, or not shaped like a page
     * @throws io.github.boxeventflux.error.LimitExceededException when it breaks a limit
     */
    public DecodedPage decode(byte[] body) {
        return decode(body, body.length);
    }

    /** The same of a body that is the beginning of an array. What comes of it does not need the array any longer. */
    public DecodedPage decode(byte[] body, int length) {
        byte[] text = Utf8.withoutMark(body, length);
        int end = text == body ? length : text.length;
        try {
            return parsedOrSalvaged(text, end);
        } catch (StreamConstraintsException e) {
            throw limits.broken(e);
        } catch (IOException e) {
            throw malformed("is unreadable " + JsonLimits.place(e));
        }
    }

    private DecodedPage parsedOrSalvaged(byte[] text, int end) throws IOException {
        try (JsonParser parser = limits.parser(text, 0, end)) {
            return page(parser, text);
        } catch (StreamConstraintsException e) {
            throw e;
        } catch (IOException e) {
            DecodedPage salvaged = salvage.read(Arrays.copyOf(text, end));
            if (salvaged == null) {
                throw e;
            }
            return salvaged;
        }
    }

    private DecodedPage page(JsonParser parser, byte[] body) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("is no JSON object");
        }
        List<Event> entries = null;
        String nextPosition = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "entries" -> entries = entries(parser, body, entries);
                case "next_stream_position" -> nextPosition = limits.checkedPosition(JsonValues.textOrNumber(parser));
                default -> parser.skipChildren();
            }
        }
        if (entries == null) {
            throw malformed("has no entries");
        }
        if (parser.nextToken() != null) {
            throw malformed("goes on after its end");
        }
        return new DecodedPage(entries, nextPosition);
    }

    private List<Event> entries(JsonParser parser, byte[] body, @Nullable List<Event> before) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw malformed("has entries that are no array");
        }
        List<Event> entries = before == null ? new ArrayList<>() : before;
        EntryReader reader = events.entriesOf(body);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            limits.checkEvents(entries.size() + 1);
            entries.add(reader.entry(parser));
        }
        return entries;
    }

    private static MalformedAnswerException malformed(String what) {
        return new MalformedAnswerException("Box's page of events " + what + "; it is asked for again", null, null);
    }
}
