package io.github.boxeventflux.test;

import static io.github.boxeventflux.test.Asking.atOnce;
import static io.github.boxeventflux.test.Asking.done;
import static io.github.boxeventflux.test.SampleLeases.LONG;
import static io.github.boxeventflux.test.SampleLeases.SHORT;
import static io.github.boxeventflux.test.SampleLeases.renew;
import static io.github.boxeventflux.test.SampleLeases.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The part of {@link LeaseStoreContract} that is about tokens and about owners that ask at once. */
interface LeaseTokenContract {

    /** See {@link LeaseStoreContract#openStore()}. */
    LeaseStore openStore();

    /** See {@link LeaseStoreContract#letPass(Duration)}. */
    void letPass(Duration time);

    /** Whether the lease before was released or is over. */
    @Test
    default void theTokenGrowsWithEachOwner() {
        LeaseStore store = openStore();
        StreamKey key = SampleKeys.one();
        long newest = 0;
        for (int i = 0; i < 10; i++) {
            Lease lease = take(i % 2 == 0 ? store : openStore(), key, "a", i == 5 ? SHORT : LONG);
            assertTrue(lease.fencingToken() > newest, lease + " after " + newest);
            newest = lease.fencingToken();
            if (i == 5) {
                letPass(SHORT);
            } else {
                done(store.release(lease));
            }
        }
    }

    /** Its token included. */
    @Test
    default void renewingKeepsTheLease() {
        LeaseStore store = openStore();
        Lease lease = take(store, SampleKeys.one(), "a", LONG);

        assertTrue(renew(store, lease, LONG));
        assertTrue(renew(openStore(), lease, LONG));
    }

    /** Each through a store of its own. */
    @Test
    default void ofManyThatAskAtOnceOneGetsIt() {
        StreamKey key = SampleKeys.one();

        List<Lease> leases =
                atOnce(owners(32), 8, owner -> Mono.from(openStore().acquire(key, owner, LONG)));

        assertEquals(1, leases.size());
        assertTrue(renew(openStore(), leases.get(0), LONG));
    }

    /** Also where it was held before, and is over now. */
    @Test
    default void ofManyThatTakeOverAtOnceOneGetsIt() {
        StreamKey key = SampleKeys.one();
        Lease old = take(openStore(), key, "old", SHORT);
        letPass(SHORT);

        List<Lease> leases =
                atOnce(owners(32), 8, owner -> Mono.from(openStore().acquire(key, owner, LONG)));

        assertEquals(1, leases.size());
        assertTrue(leases.get(0).fencingToken() > old.fencingToken());
    }

    /** By their own account, while they take it and give it back. */
    @Test
    default void thereAreNeverTwoOwnersNorTwoOfTheSameToken() {
        StreamKey key = SampleKeys.one();
        AtomicInteger ownersNow = new AtomicInteger();
        AtomicInteger ownersAtMost = new AtomicInteger();

        List<Long> tokens = atOnce(owners(100), 8, owner -> {
            LeaseStore store = openStore();
            return Mono.from(store.acquire(key, owner, LONG)).flatMap(lease -> {
                ownersAtMost.accumulateAndGet(ownersNow.incrementAndGet(), Math::max);
                return Mono.from(store.renew(lease, LONG))
                        .filter(held -> held)
                        .doOnNext(held -> ownersNow.decrementAndGet())
                        .flatMap(held -> Mono.from(store.release(lease)).thenReturn(lease.fencingToken()));
            });
        });

        assertEquals(1, ownersAtMost.get());
        assertEquals(0, ownersNow.get(), "owners that could not renew what they had just taken");
        assertEquals(tokens.size(), Set.copyOf(tokens).size(), tokens::toString);
    }

    private static List<String> owners(int count) {
        return IntStream.range(0, count).mapToObj(i -> "owner-" + i).toList();
    }
}
