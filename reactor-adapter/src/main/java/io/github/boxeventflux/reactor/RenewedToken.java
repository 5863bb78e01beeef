package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.internal.engine.TokenRenewal;
import io.github.boxeventflux.internal.engine.TokenRenewal.Step;
import io.github.boxeventflux.options.RenewalOptions;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * One access token for all who share it. A renewal is made once, however many wait for it, and goes on whoever stops waiting:
 * what it brings is good for the next one. It has no timer: what nobody asks for is not renewed.
 *
 * <p>Nobody is told of anything while the lock is held.
 */
final class RenewedToken implements AccessTokenProvider {

    private static final Logger LOG = Loggers.getLogger(BoxTokens.class);

    private final Object name;
    private final Function<StreamTime, Mono<AccessToken>> source;
    private final @Nullable Scheduler scheduler;
    private final TokenRenewal renewal;
    private CompletableFuture<AccessToken> underway = new CompletableFuture<>();

    /**
     * @param name what it is called in logs
     * @param source gets a fresh token; in limited time, and subscribed to by one renewal at a time
     * @param scheduler what is waited on; {@code null} for the one that is there when a token is asked for
     */
    RenewedToken(
            Object name,
            RenewalOptions options,
            @Nullable Scheduler scheduler,
            Function<StreamTime, Mono<AccessToken>> source) {
        this.name = name;
        this.source = source;
        this.scheduler = scheduler;
        renewal = new TokenRenewal(options, new Random());
    }

    @Override
    public CompletionStage<AccessToken> accessToken(@Nullable AccessToken refused) {
        StreamTime time = StreamTime.atSubscription(scheduler, null);
        Step step;
        CompletableFuture<AccessToken> shared;
        synchronized (this) {
            step = renewal.next(refused, time.now());
            if (step.starts()) {
                underway = new CompletableFuture<>();
            }
            shared = underway;
        }
        if (step.starts()) {
            renew(time, shared);
        }
        if (step.token() != null) {
            return CompletableFuture.completedFuture(step.token());
        }
        // Each waits for a stage of its own, so that nobody can end it for the others.
        return step.failure() == null ? shared.copy() : CompletableFuture.failedFuture(step.failure());
    }

    private void renew(StreamTime time, CompletableFuture<AccessToken> told) {
        Mono.defer(() -> source.apply(time))
                .switchIfEmpty(Mono.error(() -> new NullPointerException("there was no token")))
                .subscribe(token -> renewed(token, time, told), error -> failed(error, time, told));
    }

    private void renewed(AccessToken token, StreamTime time, CompletableFuture<AccessToken> told) {
        int failures;
        synchronized (this) {
            failures = renewal.failures();
            renewal.renewed(token, time.now());
        }
        if (failures > 0) {
            LOG.info("{}: gives access tokens again after {} failures", name, failures);
        }
        LOG.debug("{}: gave an access token that expires at {}", name, token.expiresAt());
        told.complete(token);
    }

    private void failed(Throwable error, StreamTime time, CompletableFuture<AccessToken> told) {
        BoxEventException known = TransportErrors.ofTokenProvider(error);
        BoxEventException failure;
        int failures;
        synchronized (this) {
            renewal.failed(known, time.now());
            failure = renewal.failure(time.now());
            failures = renewal.failures();
        }
        if (failures == 1) {
            LOG.warn("{}: gives no access token: {}", name, known.getMessage());
        } else {
            LOG.debug("{}: gave no access token {} times in a row: {}", name, failures, known.getMessage());
        }
        told.completeExceptionally(failure);
    }

    /** What it renews for, and no token. */
    @Override
    public String toString() {
        return "BoxTokens[" + name + "]";
    }
}
