package io.github.boxeventflux.test;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** The same event with the ids of people and things as numbers. */
final class NumericIds {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ID_FIELD = Pattern.compile("id|(?!event_|session_|sequence_).*_id");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

    private NumericIds() {}

    static String in(String json) {
        StringWriter text = new StringWriter(json.length());
        try (JsonParser parser = JSON.createParser(json);
                JsonGenerator generator = JSON.createGenerator(text)) {
            while (parser.nextToken() != null) {
                copy(parser, generator);
            }
        } catch (IOException notJson) {
            throw new IllegalArgumentException("json: not one JSON value: " + notJson.getMessage(), notJson);
        }
        return text.toString();
    }

    private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
        String field = parser.currentName();
        boolean id = parser.currentToken() == JsonToken.VALUE_STRING
                && field != null
                && ID_FIELD.matcher(field).matches()
                && NUMBER.matcher(parser.getText()).matches();
        if (id) {
            generator.writeNumber(Long.parseLong(parser.getText()));
        } else {
            generator.copyCurrentEvent(parser);
        }
    }
}
