package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Asking.answerOf;
import static io.github.boxeventflux.test.Asking.cancelAtOnce;
import static io.github.boxeventflux.test.Asking.done;
import static io.github.boxeventflux.test.SampleLeases.LONG;
import static io.github.boxeventflux.test.SampleLeases.SHORT;
import static io.github.boxeventflux.test.SampleLeases.renew;
import static io.github.boxeventflux.test.SampleLeases.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What a {@link LeaseStore} keeps to, as tests for JUnit 5. A test class of yours implements it and says how your store is
 * opened, as with {@link CheckpointStoreContract}, and how time passes for it, where that need not be waited for.
 */
public interface LeaseStoreContract extends LeaseTokenContract {

    /**
     * Opens the store. Within a test every call gives one on the same storage; where the storage is the object itself, the
     * same object.
     */
    @Override
    LeaseStore openStore();

    /**
     * Lets time pass by the store's own clock. By default it waits: some tests then take seconds, since leases last a second
     * at least.
     *
     * @param time so long or longer
     */
    @Override
    default void letPass(Duration time) {
        Mono.delay(time).block();
    }

    /** As it was asked for. */
    @Test
    default void aFreeLeaseIsTaken() {
        StreamKey key = SampleKeys.one();
        String owner = "17@host '\"\\ \ud83d\udce6";

        Lease lease = take(openStore(), key, owner, LONG);

        assertEquals(new Lease(key, owner, lease.fencingToken()), lease);
    }

    /** Neither another one nor the same one again. */
    @Test
    default void whatIsHeldIsNotTaken() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        take(store, key, "a", LONG);

        assertNull(answerOf(store.acquire(key, "b", LONG)));
        assertNull(answerOf(store.acquire(key, "a", LONG)));
        assertNull(answerOf(openStore().acquire(key, "b", LONG)));
    }

    /** Also where their names are odd. */
    @Test
    default void streamsAreKeptApartByNameAndType() {
        LeaseStore store = openStore();
        List<Lease> leases = SampleKeys.odd().stream()
                .map(key -> take(store, key, "a", LONG))
                .toList();

        done(store.release(leases.get(0)));

        assertFalse(renew(store, leases.get(0), LONG));
        leases.stream().skip(1).forEach(lease -> assertTrue(renew(store, lease, LONG), lease::toString));
    }

    /** Publishers are cold. */
    @Test
    default void nothingHappensBeforeSubscriptionAndAgainAtEach() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        Publisher<Lease> acquire = store.acquire(key, "a", LONG);
        Lease lease = take(store, key, "b", LONG);
        Publisher<Boolean> renew = store.renew(lease, LONG);
        Publisher<Void> release = store.release(lease);

        assertEquals(true, answerOf(renew));
        assertNull(answerOf(acquire));
        done(release);
        assertEquals(false, answerOf(renew));
        assertNotNull(answerOf(acquire));
        assertNull(answerOf(acquire));
    }

    /** Before it requests anything. */
    @Test
    default void aSubscriberThatCancelsAtOnceChangesNothing() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        cancelAtOnce(store.acquire(key, "a", LONG));
        Lease lease = take(store, key, "b", LONG);

        cancelAtOnce(store.release(lease));
        cancelAtOnce(store.renew(lease, Duration.ZERO));

        assertTrue(renew(store, lease, LONG));
    }

    /** The time to live counts from the renewal. */
    @Test
    default void aRenewedOneLastsLonger() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        Duration enoughToRenew = SHORT.multipliedBy(3);
        Lease lease = take(store, key, "a", enoughToRenew);
        assertTrue(renew(store, lease, LONG));

        letPass(enoughToRenew);

        assertNull(answerOf(store.acquire(key, "b", LONG)));
        assertTrue(renew(store, lease, LONG));
    }

    /** The time to live counts from the renewal, also where it is less than what was left. */
    @Test
    default void aRenewalCanMakeItShorter() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        Lease lease = take(store, key, "a", LONG);
        assertTrue(renew(store, lease, SHORT));

        letPass(SHORT);

        assertFalse(renew(store, lease, LONG));
        take(store, key, "b", LONG);
    }

    /** Though nobody took it. */
    @Test
    default void whatIsOverIsNotRenewed() {
        LeaseStore store = openStore();
        Lease lease = take(store, SampleKeys.one(), "a", SHORT);

        letPass(SHORT);

        assertFalse(renew(store, lease, LONG));
    }

    /** Without waiting. */
    @Test
    default void whatIsReleasedIsTakenAtOnce() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        Lease lease = take(store, key, "a", LONG);

        done(openStore().release(lease));
        done(store.release(lease));

        assertFalse(renew(store, lease, LONG));
        take(store, key, "b", LONG);
    }

    /** A lost lease is a lease no more. */
    @Test
    default void whoLostItDoesNothingToTheNewOwner() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        Lease lost = take(store, key, "a", SHORT);
        letPass(SHORT);
        Lease lease = take(store, key, "a", LONG);

        done(store.release(lost));
        assertFalse(renew(store, lost, LONG));
        assertFalse(renew(store, lost, Duration.ZERO));

        assertNull(answerOf(store.acquire(key, "b", LONG)));
        assertTrue(renew(openStore(), lease, LONG));
    }
}
