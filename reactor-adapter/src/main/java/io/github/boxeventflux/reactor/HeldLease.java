package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.options.LeaseOptions;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** A lease from its taking on: renewed each third of its time, and lost before anybody else can take it. */
final class HeldLease implements Claim {

    private final Lease lease;
    private final LeaseOptions options;
    private final HeldLeases held;
    private final Retries retries;
    private final StreamTime time;
    private volatile Instant until;

    HeldLease(Lease lease, Instant askedAt, LeaseOptions options, HeldLeases held, Retries retries, StreamTime time) {
        this.lease = lease;
        this.options = options;
        this.held = held;
        this.retries = retries;
        this.time = time;
        until = askedAt.plus(safeTime());
    }

    Lease lease() {
        return lease;
    }

    @Override
    public WriteCondition condition() {
        return WriteCondition.notNewerThan(lease.fencingToken());
    }

    @Override
    public Mono<Void> lost() {
        return Mono.defer(this::renewedInTime).repeat().then();
    }

    @Override
    public void check() {
        // The timer does not run while the process or its machine is halted.
        if (!time.now().isBefore(until)) {
            throw tooLate();
        }
    }

    @Override
    public Mono<Void> release() {
        // If that fails, it runs out.
        return Mono.defer(() -> Mono.from(options.store().release(lease)))
                .timeout(options.timeToLive(), time.scheduler())
                .onErrorComplete()
                .doFinally(signal -> held.giveBack());
    }

    private Mono<Void> renewedInTime() {
        Duration left = Duration.between(time.now(), until);
        // A clock that was put back does not prolong it.
        Duration atMost = left.compareTo(safeTime()) > 0 ? safeTime() : left;
        return time.pause(third())
                .then(retries.untilStored(StoreCall.RENEW_LEASE, Mono.defer(this::renew)))
                .timeout(atMost.isNegative() ? Duration.ZERO : atMost, Mono.error(this::tooLate), time.scheduler());
    }

    private Mono<Void> renew() {
        Instant askedAt = time.now();
        return Mono.from(options.store().renew(lease, options.timeToLive()))
                .timeout(third(), time.scheduler())
                .flatMap(renewed -> {
                    if (!renewed) {
                        return Mono.error(new LeaseLostException(
                                "The lease of " + lease.key() + " was lost to another replica", null));
                    }
                    until = askedAt.plus(safeTime());
                    return Mono.empty();
                });
    }

    private LeaseLostException tooLate() {
        return new LeaseLostException(
                "The lease of " + lease.key() + " could not be renewed in time, so another replica may take it", null);
    }

    private Duration third() {
        return options.timeToLive().dividedBy(3);
    }

    /** A tenth less than the store grants: whatever is under way comes to an end before another one begins. */
    private Duration safeTime() {
        return options.timeToLive().multipliedBy(9).dividedBy(10);
    }
}
