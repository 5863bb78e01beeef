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
        List<byte[]> fields = LooseJson.parts(page, '{', limits.maxEvents());
        if (fields == null || fields.size() > limits.maxEvents()) {
            return null;
        }
        List<Event> entries = null;
        String nextPosition = null;
        for (byte[] field : fields) {
            String name = text(LooseJson.name(field));
            if ("entries".equals(name)) {
                entries = entries(LooseJson.value(field), entries);
                if (entries == null) {
                    return null;
                }
            } else if ("next_stream_position".equals(name)) {
                nextPosition = limits.checkedPosition(text(LooseJson.value(field)));
            }
        }
        return entries == null ? null : new DecodedPage(entries, nextPosition);
    }

    /** With those before, where a page has its entries in two places. */
    private @Nullable List<Event> entries(byte[] array, @Nullable List<Event> before) throws IOException {
        List<byte[]> parts = LooseJson.parts(array, '[', limits.maxEvents());
        if (parts == null) {
            return null;
        }
        List<Event> entries = before == null ? new ArrayList<>(parts.size()) : before;
        limits.checkEvents(entries.size() + parts.size());
        for (byte[] part : parts) {
            entries.add(events.whateverItIs(part));
        }
        return entries;
    }

    private @Nullable String text(byte[] value) {
        try (JsonParser parser = limits.parser(value)) {
            return parser.nextToken() == null ? null : JsonValues.textOrNumber(parser);
        } catch (IOException e) {
            return null;
        }
    }
}
