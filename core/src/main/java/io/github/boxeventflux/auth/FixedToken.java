package io.github.boxeventflux.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Always the same token; equal for equal tokens, so that it can be seen that two streams read one account. */
record FixedToken(AccessToken token) implements AccessTokenProvider {

    @Override
    public CompletionStage<AccessToken> accessToken(@Nullable AccessToken refused) {
        return CompletableFuture.completedFuture(token);
    }
}
