package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one page. The same people, applications and addresses come again and again in it: their names are made
 * once, not for each event. A table that forgets is enough for that, and nobody can make it slow.
 */
final class PageTexts {

    private static final int PLACES = 256;
    private static final int LONGEST = 64;

    private final @Nullable String[] made = new String[PLACES];

    /** A text, or a number in the very characters of its JSON; {@code null} for anything else. */
    @Nullable
    String textOrNumber(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? text(parser) : JsonValues.textOrNumber(parser);
    }

    /** The text at the current token. */
    String text(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        return length > LONGEST ? parser.getText() : text(parser.getTextCharacters(), parser.getTextOffset(), length);
    }

    private String text(char[] characters, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String there = made[place];
        if (there != null && isSame(there, characters, from, length)) {
            return there;
        }
        String text = new String(characters, from, length);
        made[place] = text;
        return text;
    }

    private static boolean isSame(String text, char[] characters, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }
}
