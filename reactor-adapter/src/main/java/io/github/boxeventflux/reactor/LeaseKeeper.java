package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.options.LeaseOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

/** Stands by until the lease of a stream is to be had. */
final class LeaseKeeper {

    private final LeaseOptions options;
    private final StreamKey key;
    private final HeldLeases held;
    private final Retries retries;
    private final RandomGenerator random;
    private final StreamTime time;
    private final StreamSignals signals;

    LeaseKeeper(StreamContext context, LeaseOptions options, StreamKey key, HeldLeases held) {
        this.options = options;
        this.key = key;
        this.held = held;
        retries = context.newRetries();
        random = context.random();
        time = context.time();
        signals = context.signals();
    }

    /** Asks again and again. */
    Mono<Claim> standBy() {
        return Mono.defer(this::ask)
                .repeatWhenEmpty(refusals -> refusals.concatMap(refusal -> {
                    if (refusal == 0) {
                        signals.standby();
                    }
                    return Mono.delay(pause(), time.scheduler());
                }));
    }

    private Mono<Claim> ask() {
        if (!held.take(options.maxLeases())) {
            return Mono.empty();
        }
        return retries.untilStored(StoreCall.ACQUIRE_LEASE, Mono.defer(this::acquire))
                .switchIfEmpty(Mono.fromRunnable(held::giveBack))
                .doOnError(error -> held.giveBack())
                .doOnCancel(held::giveBack);
    }

    private Mono<Claim> acquire() {
        Instant askedAt = time.now();
        return Mono.from(options.store().acquire(key, options.owner(), options.timeToLive()))
                .timeout(options.timeToLive(), time.scheduler())
                .map(lease -> {
                    signals.leaseAcquired(lease);
                    return new HeldLease(lease, askedAt, options, held, retries, time);
                });
    }

    /** Drawn from half to the whole, so that replicas do not ask all at once. */
    private Duration pause() {
        long millis = options.standbyInterval().toMillis();
        return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
    }
}
