package io.github.boxeventflux.auth;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Gives the token for each request. Asked before every request, so it should answer from memory while a token is good,
 * and asked once more with the token that Box has refused.
 *
 * <p>It must not block the calling thread. A stage that fails counts as a passing fault and is asked again later, unless
 * it fails with a {@link io.github.boxeventflux.error.FatalException}.
 */
@FunctionalInterface
public interface AccessTokenProvider {

    /**
     * The token to use.
     *
     * @param refused the token that Box has just answered 401 to, to be renewed; {@code null} when none was. Whoever
     *     has no other answers the same one again, which ends the stream with an
     *     {@link io.github.boxeventflux.error.UnauthorizedException}
     */
    CompletionStage<AccessToken> accessToken(@Nullable AccessToken refused);

    /**
     * Always the same token. When Box refuses it, the stream ends. Providers of equal tokens are equal.
     *
     * @throws IllegalArgumentException when the token cannot be sent: blank, or not visible ASCII throughout
     */
    static AccessTokenProvider fixed(String token) {
        return new FixedToken(AccessToken.of(token));
    }
}
