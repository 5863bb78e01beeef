package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Box's error object says, or OAuth's where a token was asked for; everything {@code null} when there is none.
 *
 * @param message Box's short message, shortened and made fit for a log; whatever could be a token is left out of it
 * @param namesPosition whether that message complains of the stream position
 */
record ErrorBody(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        boolean namesPosition) {

    private static final ErrorBody NONE = new ErrorBody(null, null, null, false);
    private static final Pattern CODE = Pattern.compile("[a-z0-9]{1,20}(_[a-z0-9]{1,20}){0,9}");
    private static final Pattern REQUEST_ID = Pattern.compile("[\\w.:-]{1,64}");
    private static final Pattern POSITION = Pattern.compile("(?i)stream[ _]?position");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");
    private static final int LONGEST = 200;

    /** @param secrets what the request held, in case the answer repeats it */
    static ErrorBody read(byte[] body, Secrets secrets) {
        try (JsonParser parser = JsonLimits.DEFAULT.parser(Utf8.withoutMark(body))) {
            parser.nextToken();
            Map<String, @Nullable Object> fields = parser.currentToken() == null ? Map.of() : JsonValues.object(parser);
            String message = text(fields, "message", "error_description");
            return new ErrorBody(
                    code(text(fields, "code", "error"), secrets),
                    fit(message, secrets),
                    requestId(JsonValues.textOrNumber(fields.get("request_id")), secrets),
                    message != null && POSITION.matcher(message).find());
        } catch (IOException e) {
            return NONE;
        }
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, String ofBox, String ofOAuth) {
        String text = JsonValues.textOrNumber(fields.get(ofBox));
        return text == null ? JsonValues.textOrNumber(fields.get(ofOAuth)) : text;
    }

    private static @Nullable String fit(@Nullable String text, Secrets secrets) {
        if (text == null || text.isBlank()) {
            return null;
        }
        // Before anything is cut off: the rest of a secret would no longer look like one.
        String harmless = secrets.leftOutOf(text);
        String shortened = harmless.length() > LONGEST ? harmless.substring(0, LONGEST) + "…" : harmless;
        return UNPRINTABLE.matcher(shortened).replaceAll(" ");
    }

    /** Box's codes are words; anything else in that place could be a secret. */
    static @Nullable String code(@Nullable String text, Secrets secrets) {
        return whole(CODE, text, secrets);
    }

    /** An id is of use only whole, so it is taken as it is or not at all. */
    static @Nullable String requestId(@Nullable String id, Secrets secrets) {
        return whole(REQUEST_ID, id, secrets);
    }

    private static @Nullable String whole(Pattern shape, @Nullable String text, Secrets secrets) {
        return text != null && shape.matcher(text).matches() && !secrets.areIn(text) ? text : null;
    }
}
