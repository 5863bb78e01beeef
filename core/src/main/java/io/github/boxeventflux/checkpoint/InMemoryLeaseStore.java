package io.github.boxeventflux.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A map and a clock. */
final class InMemoryLeaseStore implements LeaseStore {

    /** The newest lease of a stream; kept when it is over, since its token must not come again. */
    private record Held(Lease lease, Instant until) {}

    private final Clock clock;
    private final Map<StreamKey, Held> newest = new HashMap<>();

    InMemoryLeaseStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
        return new SingleCall<>(() -> take(key, owner, timeToLive));
    }

    @Override
    public Publisher<Boolean> renew(Lease lease, Duration timeToLive) {
        return new SingleCall<>(() -> prolong(lease, timeToLive));
    }

    @Override
    public Publisher<Void> release(Lease lease) {
        return new SingleCall<>(() -> giveBack(lease));
    }

    private synchronized @Nullable Lease take(StreamKey key, String owner, Duration timeToLive) {
        Held before = newest.get(key);
        if (before != null && clock.instant().isBefore(before.until())) {
            return null;
        }
        Lease lease = new Lease(key, owner, before == null ? 1 : before.lease().fencingToken() + 1);
        hold(lease, timeToLive);
        return lease;
    }

    private synchronized boolean prolong(Lease lease, Duration timeToLive) {
        boolean held = isHeld(lease);
        if (held) {
            hold(lease, timeToLive);
        }
        return held;
    }

    private synchronized @Nullable Void giveBack(Lease lease) {
        if (isHeld(lease)) {
            hold(lease, Duration.ZERO);
        }
        return null;
    }

    private boolean isHeld(Lease lease) {
        Held now = newest.get(lease.key());
        return now != null && now.lease().equals(lease) && clock.instant().isBefore(now.until());
    }

    private void hold(Lease lease, Duration timeToLive) {
        newest.put(lease.key(), new Held(lease, clock.instant().plus(timeToLive)));
    }
}
