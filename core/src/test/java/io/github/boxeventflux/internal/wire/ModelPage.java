package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.support.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must come out of a page that is JSON, as another reader finds it. */
record ModelPage(List<JsonElement> entries, String nextPosition) {

    /** Empty when it is no page to a strict reader, of which nothing is claimed. */
    static Optional<ModelPage> of(byte[] body) {
        List<StrictJson.Field> fields = StrictJson.fields(body);
        if (fields == null || fields.stream().noneMatch(field -> field.name().equals("entries"))) {
            return Optional.empty();
        }
        List<JsonElement> entries = new ArrayList<>();
        String nextPosition = null;
        for (StrictJson.Field field : fields) {
            if (field.name().equals("next_stream_position")) {
                nextPosition = StrictJson.textOrNumber(field.value());
            } else if (field.name().equals("entries")) {
                if (!field.value().isJsonArray()) {
                    return Optional.empty();
                }
                field.value().getAsJsonArray().forEach(entries::add);
            }
        }
        return Optional.of(new ModelPage(entries, nextPosition));
    }

    void assertSame(DecodedPage page) {
        assertThat(page.nextPosition()).isEqualTo(nextPosition);
        assertThat(page.events()).hasSameSizeAs(entries);
        for (int n = 0; n < entries.size(); n++) {
            assertSame(page.events().get(n), entries.get(n));
        }
    }

    private static void assertSame(Event event, JsonElement entry) {
        assertThat(StrictJson.value(utf8(event.json()))).isEqualTo(entry);
        // Half a surrogate pair in a name is nothing that the library reads, but to its text.
        if (entry.isJsonObject() && !event.json().contains("\\u")) {
            JsonElement id = entry.getAsJsonObject().get("event_id");
            String text = id == null ? null : StrictJson.textOrNumber(id);
            assertThat(event.eventId()).isEqualTo(text == null || text.isBlank() || text.length() > 256 ? null : text);
        }
    }
}
