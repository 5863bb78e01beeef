package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.github.boxeventflux.event.EventDetailsDecoder;
import io.github.boxeventflux.event.EventSource;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event decodes when somebody asks, from where its page was decoded over it. */
record LateDetails(JsonLimits limits) implements EventDetailsDecoder {

    @Override
    public @Nullable EventSource source(byte[] json, int at) {
        // Of a number, a parser that starts there cannot tell where it ends.
        if (json[at] != '{') {
            return EventSources.ofNoObject();
        }
        try (JsonParser parser = limits.parser(json, at, json.length)) {
            parser.nextToken();
            return EventSources.read(parser);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public @Nullable String sourceId(byte[] json, int at) {
        try (JsonParser parser = limits.parser(json, at, json.length)) {
            parser.nextToken();
            return EventSources.readId(parser);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Map<String, @Nullable Object> additionalDetails(byte[] json, int at) {
        try (JsonParser parser = limits.parser(json, at, json.length)) {
            parser.nextToken();
            return JsonValues.object(parser);
        } catch (IOException e) {
            return Map.of();
        }
    }
}
