package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Asking.answerOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import java.time.Duration;

/** Leases for a test of a store. */
final class SampleLeases {

    /** Never over during a test. */
    static final Duration LONG = Duration.ofHours(1);

    /** The least that the options allow. */
    static final Duration SHORT = Duration.ofSeconds(1);

    private SampleLeases() {}

    /** One that nobody holds. */
    static Lease take(LeaseStore store, StreamKey key, String owner, Duration timeToLive) {
        Lease lease = answerOf(store.acquire(key, owner, timeToLive));
        assertNotNull(lease, () -> "nobody holds " + key);
        return lease;
    }

    /** Whether the store says that it is held. */
    static boolean renew(LeaseStore store, Lease lease, Duration timeToLive) {
        Boolean held = answerOf(store.renew(lease, timeToLive));
        assertNotNull(held, () -> "renewing " + lease + " gave no answer");
        return held;
    }
}
