package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.github.boxeventflux.event.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page in which something is no JSON, so that one bad entry costs only itself: it keeps its bytes, no more. */
final class PageSalvage {

    private final JsonLimits limits;
    private final EventDecoder events;

    PageSalvage(JsonLimits limits, EventDecoder events) {
        this.limits = limits;
        this.events = events;
    }

    /** The page; {@code null} when it cannot even be told where its entries start and end. */
    @Nullable
    DecodedPage read(byte[] page) throws IOException {
        List<byte[]> fields = page.length > 0 && page[0] == '{' ? LooseJson.parts(page, limits.maxEvents()) : null;
        if (fields == null || fields.size() > limits.maxEvents()) {
            return null;
        }
        List<Event> entries = null;
        String nextPosition = null;
        for (byte[] field : fields) {
            String name = LooseJson.name(field);
            if ("entries".equals(name)) {
                entries = entries(LooseJson.value(field));
            } else if ("next_stream_position".equals(name)) {
                nextPosition = position(LooseJson.value(field));
            }
        }
        return entries == null ? null : new DecodedPage(entries, nextPosition);
    }

    private @Nullable List<Event> entries(byte[] array) throws IOException {
        List<byte[]> parts = array.length > 0 && array[0] == '[' ? LooseJson.parts(array, limits.maxEvents()) : null;
        if (parts == null) {
            return null;
        }
        limits.checkEvents(parts.size());
        List<Event> entries = new ArrayList<>(parts.size());
        for (byte[] part : parts) {
            entries.add(events.whateverItIs(part));
        }
        return entries;
    }

    private @Nullable String position(byte[] value) {
        try (JsonParser parser = limits.parser(value)) {
            return parser.nextToken() == null ? null : limits.checkedPosition(JsonValues.textOrNumber(parser));
        } catch (IOException e) {
            return null;
        }
    }
}
