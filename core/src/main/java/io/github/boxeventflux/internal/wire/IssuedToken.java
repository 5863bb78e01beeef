package io.github.boxeventflux.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.MalformedAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Box gives to whoever asks for an access token.
 *
 * @param accessToken with its expiry, where Box told one that makes sense
 * @param refreshToken for the next time; {@code null} when none came with it
 */
public record IssuedToken(AccessToken accessToken, @Nullable String refreshToken) {

    /** No token lives as long; what is longer is taken for this. */
    private static final double LONGEST_LIFE_SECONDS = 365 * 24 * 60 * 60;

    /**
     * Reads the answer. An {@code expires_in} that is missing or makes no sense leaves the expiry open: such a token is
     * good until it is refused.
     *
     * @param askedAt when the request was sent: from then on the token's life is counted, so that it ends here no later
     *     than it does for Box
     * @throws MalformedAnswerException when it is no JSON, or holds no usable token; never with anything of the answer
     */
    public static IssuedToken decode(byte[] body, Instant askedAt) {
        Map<String, @Nullable Object> fields = fields(body);
        String value = fields.get("access_token") instanceof String text ? text : "";
        Duration life = life(JsonValues.textOrNumber(fields.get("expires_in")));
        return new IssuedToken(
                accessToken(value, life == null ? null : askedAt.plus(life)),
                fields.get("refresh_token") instanceof String text && !text.isBlank() ? text : null);
    }

    private static Map<String, @Nullable Object> fields(byte[] body) {
        try (JsonParser parser = JsonLimits.DEFAULT.parser(Utf8.withoutMark(body))) {
            parser.nextToken();
            return parser.currentToken() == null ? Map.of() : JsonValues.object(parser);
        } catch (IOException e) {
            throw malformed("is unreadable " + JsonLimits.place(e));
        }
    }

    private static AccessToken accessToken(String value, @Nullable Instant expiresAt) {
        try {
            return new AccessToken(value, expiresAt);
        } catch (IllegalArgumentException e) {
            throw malformed("holds no token that can be sent");
        }
    }

    private static @Nullable Duration life(@Nullable String seconds) {
        try {
            double number = seconds == null ? 0 : Double.parseDouble(seconds.strip());
            return number >= 1 ? Duration.ofSeconds((long) Math.min(number, LONGEST_LIFE_SECONDS)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static MalformedAnswerException malformed(String what) {
        return new MalformedAnswerException(
                "Box's answer with an access token " + what + "; it is called again", null, null);
    }

    /** Neither token. */
    @Override
    public String toString() {
        return "IssuedToken[***]";
    }
}
