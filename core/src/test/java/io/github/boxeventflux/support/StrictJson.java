package io.github.boxeventflux.support;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON through another reader than the library's, to compare with: one that takes no more than the standard does. */
public final class StrictJson {

    private StrictJson() {}

    /** A field of an object, where the same name may be there twice. */
    public record Field(String name, JsonElement value) {}

    /** The fields of an object in their order; {@code null} when it is no object in UTF-8. */
    public static List<Field> fields(byte[] json) {
        return read(json, reader -> {
            List<Field> fields = new ArrayList<>();
            reader.beginObject();
            while (reader.hasNext()) {
                fields.add(new Field(reader.nextName(), JsonParser.parseReader(reader)));
            }
            reader.endObject();
            return fields;
        });
    }

    /** Any value; {@code null} when it is no JSON in UTF-8. */
    public static JsonElement value(byte[] json) {
        return read(json, JsonParser::parseReader);
    }

    /** A text, or a number in its own characters; {@code null} for anything else. */
    public static String textOrNumber(JsonElement value) {
        boolean either = value.isJsonPrimitive() && !value.getAsJsonPrimitive().isBoolean();
        return either ? value.getAsString() : null;
    }

    private interface Reading<T> {
        T from(JsonReader reader) throws IOException;
    }

    private static <T> T read(byte[] json, Reading<T> reading) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            T read = reading.from(reader);
            return reader.peek() == JsonToken.END_DOCUMENT ? read : null;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return null;
        }
    }
}
