package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.internal.wire.IssuedToken;
import io.github.boxeventflux.internal.wire.Secrets;
import io.github.boxeventflux.internal.wire.TokenRequest;
import io.github.boxeventflux.options.RefreshTokenGrant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Gets access tokens with a refresh token that is used up by it. The next one is stored before what came with it is used;
 * until it is, it is kept here and Box is not asked for another.
 *
 * <p>For one renewal at a time.
 */
final class RefreshTokenRotation {

    private final RefreshTokenGrant grant;
    private final TokenExchange exchange;
    private volatile @Nullable String last;
    private volatile @Nullable IssuedToken unstored;

    RefreshTokenRotation(RefreshTokenGrant grant, TokenExchange exchange) {
        this.grant = grant;
        this.exchange = exchange;
        last = grant.refreshToken();
    }

    Mono<AccessToken> renew(StreamTime time) {
        IssuedToken left = unstored;
        return left == null
                ? refreshToken(time).flatMap(refreshToken -> renew(refreshToken, time))
                : stored(left, time);
    }

    private Mono<AccessToken> renew(String refreshToken, StreamTime time) {
        return exchange.issue(TokenRequest.of(grant, refreshToken), time).flatMap(issued -> {
            if (issued.refreshToken() == null || issued.refreshToken().equals(refreshToken)) {
                return Mono.just(issued.accessToken());
            }
            unstored = issued;
            return stored(issued, time);
        });
    }

    private Mono<String> refreshToken(StreamTime time) {
        Supplier<? extends Publisher<String>> loadedBy = grant.loadedBy();
        Mono<String> token = loadedBy == null
                ? Mono.justOrEmpty(last)
                : call(
                        Mono.defer(() -> Mono.from(loadedBy.get())),
                        "The refresh token could not be loaded",
                        Secrets.of(grant.clientSecret()),
                        time);
        return token.filter(loaded -> !loaded.isBlank()).switchIfEmpty(Mono.error(RefreshTokenRotation::nothingLoaded));
    }

    private Mono<AccessToken> stored(IssuedToken issued, StreamTime time) {
        String refreshToken = String.valueOf(issued.refreshToken());
        Secrets secrets = Secrets.of(
                grant.clientSecret(), last, refreshToken, issued.accessToken().value());
        return call(
                        Mono.defer(() ->
                                Flux.from(grant.storedBy().apply(refreshToken)).then()),
                        "The new refresh token could not be stored",
                        secrets,
                        time)
                .then(Mono.fromSupplier(() -> {
                    last = refreshToken;
                    unstored = null;
                    return issued.accessToken();
                }));
    }

    /** Where it may block, in limited time, and masked before anything else can show what went wrong. */
    private <T> Mono<T> call(Mono<T> call, String failing, Secrets secrets, StreamTime time) {
        return call.onErrorMap(fault -> TransportErrors.ofTokenCode(failing, fault, secrets))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(grant.renewal().answerTimeout(), time.scheduler())
                .onErrorMap(fault -> TransportErrors.ofTokenCode(failing, fault, secrets));
    }

    private static UnauthorizedException nothingLoaded() {
        return new UnauthorizedException(
                "There is no refresh token: loadedBy gave none. Let the user sign in, and store the one that comes of it",
                null);
    }
}
