package io.github.boxeventflux.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token for the Box API. It shows itself to nobody: {@link #toString()} masks it.
 *
 * @param value the token
 * @param expiresAt when Box stops to accept it; {@code null} when that is not known
 */
public record AccessToken(String value, @Nullable Instant expiresAt) {

    /**
     * Checks that it can be sent.
     *
     * @throws IllegalArgumentException when it is blank, or not visible ASCII throughout
     */
    public AccessToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("accessToken: a blank token is not allowed");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("accessToken: the token holds a character that no HTTP header may carry,"
                    + " such as a space or a line break; allowed is visible ASCII");
        }
    }

    /** A token of which nothing else is known. */
    public static AccessToken of(String value) {
        return new AccessToken(value, null);
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
