package io.github.boxeventflux.checkpoint;

import java.time.Clock;
import java.time.Duration;
import org.reactivestreams.Publisher;

/**
 * Where leases are kept, so that of several readers of one stream one reads and another takes over. The store's own clock
 * decides about time. Every publisher is cold, does its work once for each subscription, and does not block.
 *
 * <p>A {@link io.github.boxeventflux.error.FatalException} ends the stream, as a
 * {@link io.github.boxeventflux.error.CheckpointException} does for a key that cannot be kept; any other error is taken
 * for one that passes, and the call is made again.
 */
public interface LeaseStore {

    /**
     * Takes the lease if nobody holds it: it was never taken, it was released, or its time is over.
     *
     * @param owner who wants it, for people to see; the same owner does not get what it holds already
     * @param timeToLive how long it holds unless it is renewed
     * @return the lease; empty when somebody holds it
     */
    Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive);

    /**
     * Prolongs a lease.
     *
     * @param timeToLive how long it holds from now on
     * @return {@code true}; {@code false}, and nothing is changed, when it is lost: released, taken by another, or its
     *     time is over
     */
    Publisher<Boolean> renew(Lease lease, Duration timeToLive);

    /** Gives a lease back, so that it can be taken at once. One that is lost is left as it is. */
    Publisher<Void> release(Lease lease);

    /**
     * Leases that live as long as the object: for tests.
     *
     * @param clock decides whether a lease's time is over
     */
    static LeaseStore inMemory(Clock clock) {
        return new InMemoryLeaseStore(clock);
    }
}
