package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.internal.wire.IssuedToken;
import io.github.boxeventflux.internal.wire.TokenRequest;
import io.github.boxeventflux.options.ClientCredentialsGrant;
import io.github.boxeventflux.options.RefreshTokenGrant;
import io.github.boxeventflux.options.RenewalOptions;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;

/**
 * Where a stream gets its access tokens, when one is not enough.
 *
 * <pre>{@code
 * AccessTokenProvider tokens = BoxTokens.clientCredentials(ClientCredentialsGrant.builder()
 *         .clientId(clientId)
 *         .clientSecret(clientSecret)
 *         .enterprise("4711")
 *         .build());
 * }</pre>
 *
 * <p>Make one provider for each account and share it: among streams, clients, and whoever else calls Box for the same
 * account. However many ask, a token is renewed by one call; some time ahead of its expiry
 * ({@link RenewalOptions.Builder#renewAhead}), when Box has refused it, and only when somebody asks. While a renewal ahead is
 * under way or fails, the old token is used as long as it holds. Whoever stops waiting for a renewal ends it for nobody.
 *
 * <p><b>Errors:</b> when no token can be got, whoever asks is told by an
 * {@link io.github.boxeventflux.error.UnavailableException} that says how long to wait, and no call is made before; a stream
 * retries as with any call. What stays until somebody changes something, such as a wrong secret or a refresh token that is
 * used up, is an {@link io.github.boxeventflux.error.UnauthorizedException} and ends the streams. No message, log or
 * {@code toString} holds a secret.
 */
public final class BoxTokens {

    private BoxTokens() {}

    /** Tokens for an application itself, over connections with the same defaults as {@link BoxEventFlux} has. */
    public static AccessTokenProvider clientCredentials(ClientCredentialsGrant grant) {
        return clientCredentials(grant, HttpClients.unpooled(), null);
    }

    /**
     * Tokens for an application itself.
     *
     * @param httpClient for a proxy, a trust store, metrics; prepared as
     *     {@link BoxEventClient.Builder#httpClient(HttpClient)} says
     */
    public static AccessTokenProvider clientCredentials(ClientCredentialsGrant grant, HttpClient httpClient) {
        return clientCredentials(grant, HttpClients.prepared(httpClient), null);
    }

    /**
     * Tokens for a user who has signed in, over connections with the same defaults as {@link BoxEventFlux} has. The
     * refresh token that comes with a token is stored before that token is used.
     */
    public static AccessTokenProvider refreshToken(RefreshTokenGrant grant) {
        return refreshToken(grant, HttpClients.unpooled(), null);
    }

    /**
     * Tokens for a user who has signed in.
     *
     * @param httpClient for a proxy, a trust store, metrics; prepared as
     *     {@link BoxEventClient.Builder#httpClient(HttpClient)} says
     */
    public static AccessTokenProvider refreshToken(RefreshTokenGrant grant, HttpClient httpClient) {
        return refreshToken(grant, HttpClients.prepared(httpClient), null);
    }

    /** As {@link #fromCallable(Callable, RenewalOptions)}, with the defaults. */
    public static AccessTokenProvider fromCallable(Callable<AccessToken> callable) {
        return fromCallable(callable, RenewalOptions.defaults());
    }

    /**
     * Tokens from code that may block, such as the authentication of the official SDK. It is called when a token is needed,
     * once for all who wait, on a thread of {@link reactor.core.scheduler.Schedulers#boundedElastic()}.
     *
     * @param callable gets a fresh token, not one from a cache: it is called where there is none, where the last one will
     *     soon expire, and where Box has refused it. A token without an expiry is used until it is refused. When it throws,
     *     or takes longer than {@code renewal.answerTimeout} and so is interrupted, it is called again after a pause; a
     *     {@link io.github.boxeventflux.error.FatalException} that it throws ends the streams instead. Of what it throws
     *     only what cannot be a secret is shown
     */
    public static AccessTokenProvider fromCallable(Callable<AccessToken> callable, RenewalOptions renewal) {
        Objects.requireNonNull(callable, "callable");
        return fromCallable(callable, renewal, null);
    }

    static AccessTokenProvider clientCredentials(
            ClientCredentialsGrant grant, HttpClient client, @Nullable Scheduler scheduler) {
        TokenExchange exchange = new TokenExchange(client, grant.renewal().answerTimeout());
        TokenRequest request = TokenRequest.of(grant);
        return new RenewedToken(
                grant,
                grant.renewal(),
                scheduler,
                time -> exchange.issue(request, time).map(IssuedToken::accessToken));
    }

    static AccessTokenProvider refreshToken(RefreshTokenGrant grant, HttpClient client, @Nullable Scheduler scheduler) {
        TokenExchange exchange = new TokenExchange(client, grant.renewal().answerTimeout());
        RefreshTokenRotation rotation = new RefreshTokenRotation(grant, exchange);
        return new RenewedToken(grant, grant.renewal(), scheduler, rotation::renew);
    }

    static AccessTokenProvider fromCallable(
            Callable<AccessToken> callable, RenewalOptions renewal, @Nullable Scheduler scheduler) {
        BlockingCall call = new BlockingCall(callable, renewal.answerTimeout());
        return new RenewedToken("fromCallable", renewal, scheduler, call::make);
    }
}
