package io.github.boxeventflux.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a checkpoint's text and a checkpoint file's header have in common. */
final class JsonTexts {

    static final JsonFactory FACTORY = JsonFactory.builder()
            // What could be written must be readable, however long.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // ASCII comes through any encoding, and half a surrogate pair through none.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final int MOST_SHOWN = 40;

    private JsonTexts() {}

    /** Those of an object's fields that are a text or a number. */
    static Map<String, String> fields(String json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return fields;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
                    fields.put(name, parser.getText());
                }
                parser.skipChildren();
            }
        }
        return fields;
    }

    /** What is to be said of a text in a newer format than the one that is known here; {@code null} when it is none. */
    static @Nullable String newer(@Nullable String version, int known) {
        if (version == null || !version.matches("[1-9][0-9]{0,8}") || Integer.parseInt(version) <= known) {
            return null;
        }
        return "a newer version of this library wrote it, in format " + version + ", and this one reads format " + known
                + "; use that version of the library or a newer one";
    }

    /** Where JSON became unreadable; never what stood there. */
    static String place(IOException fault) {
        if (fault instanceof JsonEOFException) {
            return "it is cut off";
        }
        return fault instanceof JsonProcessingException read && read.getLocation() != null
                ? "it is unreadable at character " + read.getLocation().getCharOffset()
                : "it is unreadable";
    }

    /** A text from outside, fit for a message: short, and on one line. */
    static String shown(String text) {
        String start = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
        return start.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
