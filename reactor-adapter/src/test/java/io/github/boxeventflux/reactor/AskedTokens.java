package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.BoxEventException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** What a provider gives to a test that asks it and waits. */
final class AskedTokens {

    static final Duration SOON = Duration.ofSeconds(30);

    private AskedTokens() {}

    static AccessToken tokenOf(AccessTokenProvider tokens) {
        return tokens.accessToken(null)
                .toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static AccessToken freshOf(AccessTokenProvider tokens, AccessToken refused) {
        return tokens.accessToken(refused)
                .toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static BoxEventException errorOf(AccessTokenProvider tokens) {
        CompletableFuture<AccessToken> asked = tokens.accessToken(null).toCompletableFuture();
        return asked.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .<BoxEventException>handle((token, error) ->
                        (BoxEventException) (error instanceof CompletionException wrapped ? wrapped.getCause() : error))
                .join();
    }
}
