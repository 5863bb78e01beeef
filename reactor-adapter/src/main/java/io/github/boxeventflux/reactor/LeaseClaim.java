package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.options.LeaseOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The right by a lease: stood by for, renewed each third of its time, given up before anybody else can take it, and given
 * back.
 */
final class LeaseClaim implements Claim {

    private final LeaseOptions options;
    private final StreamKey key;
    private final HeldLeases held;
    private final Retries retries;
    private final RandomGenerator random;
    private final StreamTime time;
    private final StreamSignals signals;
    private final boolean afterLoss;
    private final AtomicBoolean hasPlace = new AtomicBoolean();
    private final AtomicBoolean standsBy = new AtomicBoolean();
    private volatile @Nullable Lease lease;
    private volatile Deadline until;

    /** @param afterLoss whether the lease was just lost, so that others are to ask for it first */
    LeaseClaim(StreamContext context, LeaseOptions options, StreamKey key, HeldLeases held, boolean afterLoss) {
        this.options = options;
        this.key = key;
        this.held = held;
        retries = context.newRetries();
        random = context.random();
        time = context.time();
        signals = context.signals();
        this.afterLoss = afterLoss;
        until = Deadline.in(Duration.ZERO, time);
    }

    @Override
    public Mono<Void> take() {
        return (afterLoss ? standBy() : Mono.<Void>empty())
                .then(Mono.defer(this::ask)
                        .repeatWhenEmpty(refusals ->
                                refusals.concatMap(refusal -> standBy().thenReturn(refusal))))
                .doOnNext(signals::leaseAcquired)
                .then();
    }

    @Override
    public WriteCondition condition() {
        Lease mine = lease;
        return mine == null ? WriteCondition.always() : WriteCondition.notNewerThan(mine.fencingToken());
    }

    @Override
    public Mono<Void> lost() {
        return Mono.defer(this::renewedInTime).repeat().then();
    }

    @Override
    public void check() {
        // The timer of lost() does not run while the process or its machine is halted.
        if (until.isOver()) {
            throw tooLate();
        }
    }

    @Override
    public Mono<Void> release() {
        return Mono.defer(() -> {
                    Lease mine = lease;
                    return mine == null
                            ? Mono.<Void>empty()
                            : Mono.from(options.store().release(mine));
                })
                .timeout(third(), time.scheduler())
                // What cannot be given back runs out.
                .onErrorComplete()
                .doFinally(signal -> giveBackPlace());
    }

    private Mono<Lease> ask() {
        if (!held.take(options.maxLeases())) {
            return Mono.empty();
        }
        hasPlace.set(true);
        return retries.untilStored(StoreCall.ACQUIRE_LEASE, Mono.defer(this::acquire))
                .switchIfEmpty(Mono.fromRunnable(this::giveBackPlace));
    }

    private Mono<Lease> acquire() {
        Deadline asked = Deadline.in(safeTime(), time);
        return Mono.from(options.store().acquire(key, options.owner(), options.timeToLive()))
                .doOnNext(acquired -> {
                    lease = acquired;
                    until = asked;
                })
                .timeout(options.timeToLive(), time.scheduler());
    }

    private Mono<Void> renewedInTime() {
        return time.pause(untilRenewal())
                .then(retries.untilStored(StoreCall.RENEW_LEASE, Mono.defer(this::renew)))
                .timeout(until.left(), Mono.error(this::tooLate), time.scheduler());
    }

    private Mono<Void> renew() {
        Lease mine = lease;
        if (mine == null) {
            return Mono.error(tooLate());
        }
        Deadline asked = Deadline.in(safeTime(), time);
        return Mono.from(options.store().renew(mine, options.timeToLive()))
                .timeout(third(), time.scheduler())
                .flatMap(renewed -> {
                    if (!renewed) {
                        return Mono.error(
                                new LeaseLostException("The lease of " + key + " was lost to another replica", null));
                    }
                    until = asked;
                    return Mono.empty();
                });
    }

    private void giveBackPlace() {
        if (hasPlace.compareAndSet(true, false)) {
            held.giveBack();
        }
    }

    private LeaseLostException tooLate() {
        return new LeaseLostException(
                "The lease of " + key + " could not be renewed in time, so another replica may take it", null);
    }

    /** A third of its time after it was asked for, and not after the answer: that one may have come late. */
    private Duration untilRenewal() {
        Duration pause = until.left().minus(safeTime().minus(third()));
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private Duration third() {
        return options.timeToLive().dividedBy(3);
    }

    /** A tenth less than the store grants: whatever is under way comes to an end before another one begins. */
    private Duration safeTime() {
        return options.timeToLive().multipliedBy(9).dividedBy(10);
    }

    /** Drawn from half to the whole interval, so that replicas do not ask all at once. */
    private Mono<Void> standBy() {
        return Mono.defer(() -> {
            if (standsBy.compareAndSet(false, true)) {
                signals.standby();
            }
            long millis = options.standbyInterval().toMillis();
            return time.pause(Duration.ofMillis(millis - random.nextLong(millis / 2 + 1)));
        });
    }
}
