package io.github.boxeventflux.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Stores with one fault each: the contract finds it. */
class LeaseStoreContractTest {

    @Test
    void aStoreThatKnowsNoOwnersIsFound() {
        Store store = new Store() {
            @Override
            public Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
                return super.acquire(key, owner, Duration.ZERO);
            }
        };

        assertFound(LeaseStoreContract::whatIsHeldIsNotTaken, store);
        assertFound(LeaseStoreContract::aRenewedOneLastsLonger, store);
        assertFound(LeaseStoreContract::renewingKeepsTheLease, store);
        assertFound(LeaseStoreContract::ofManyThatAskAtOnceOneGetsIt, store);
        assertFound(LeaseStoreContract::ofManyThatTakeOverAtOnceOneGetsIt, store);
        assertFound(LeaseStoreContract::thereAreNeverTwoOwnersNorTwoOfTheSameToken, store);
    }

    @Test
    void aStoreThatGivesTheSameOwnerALeaseAgainIsFound() {
        assertFound(LeaseStoreContract::whatIsHeldIsNotTaken, new Store() {
            @Override
            public Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
                return Mono.from(super.acquire(key, owner, timeToLive))
                        .switchIfEmpty(Mono.fromSupplier(() -> newest.get(key))
                                .filter(lease -> lease.owner().equals(owner)));
            }
        });
    }

    @Test
    void aStoreThatKnowsNoTypesIsFound() {
        assertFound(LeaseStoreContract::streamsAreKeptApartByNameAndType, new Store() {
            @Override
            public Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
                return super.acquire(new StreamKey(key.name(), StreamType.ALL), owner, timeToLive);
            }
        });
    }

    @Test
    void aStoreThatStartsAgainWithTheTokensIsFound() {
        assertFound(LeaseStoreContract::theTokenGrowsWithEachOwner, new Store() {
            @Override
            public Publisher<Void> release(Lease lease) {
                return Mono.fromRunnable(() -> good = LeaseStore.inMemory(clock));
            }
        });
    }

    @Test
    void aStoreThatRenewsEverythingIsFound() {
        Store store = new Store() {
            @Override
            public Publisher<Boolean> renew(Lease lease, Duration timeToLive) {
                return Mono.from(super.renew(lease, timeToLive)).thenReturn(true);
            }
        };

        assertFound(LeaseStoreContract::whatIsOverIsNotRenewed, store);
        assertFound(LeaseStoreContract::whatIsReleasedIsTakenAtOnce, store);
        assertFound(LeaseStoreContract::whoLostItDoesNothingToTheNewOwner, store);
    }

    @Test
    void aStoreThatDoesNotProlongIsFound() {
        Store store = new Store() {
            @Override
            public Publisher<Boolean> renew(Lease lease, Duration timeToLive) {
                return Mono.just(true);
            }
        };

        assertFound(LeaseStoreContract::aRenewedOneLastsLonger, store);
        assertFound(LeaseStoreContract::aRenewalCanMakeItShorter, store);
    }

    @Test
    void aStoreThatReleasesTheLeaseOfAnotherIsFound() {
        assertFound(LeaseStoreContract::whoLostItDoesNothingToTheNewOwner, new Store() {
            @Override
            public Publisher<Void> release(Lease lease) {
                return super.release(newest.get(lease.key()));
            }
        });
    }

    @Test
    void aStoreThatReleasesNothingIsFound() {
        assertFound(LeaseStoreContract::whatIsReleasedIsTakenAtOnce, new Store() {
            @Override
            public Publisher<Void> release(Lease lease) {
                return Mono.empty();
            }
        });
    }

    @Test
    void aStoreThatTakesBeforeSubscriptionIsFound() {
        assertFound(LeaseStoreContract::nothingHappensBeforeSubscriptionAndAgainAtEach, new Store() {
            @Override
            public Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
                return Mono.justOrEmpty(
                        Mono.from(super.acquire(key, owner, timeToLive)).blockOptional());
            }
        });
    }

    private static void assertFound(Consumer<LeaseStoreContract> test, Store store) {
        assertThatThrownBy(() -> test.accept(new Contract(store))).isInstanceOf(AssertionError.class);
    }

    private record Contract(Store store) implements LeaseStoreContract {

        @Override
        public LeaseStore openStore() {
            return store;
        }

        @Override
        public void letPass(Duration time) {
            store.clock.turn(time);
        }
    }

    /** A good one, until something is overridden. */
    private static class Store implements LeaseStore {

        final TurnedClock clock = new TurnedClock();
        final Map<StreamKey, Lease> newest = new ConcurrentHashMap<>();
        LeaseStore good = LeaseStore.inMemory(clock);

        @Override
        public Publisher<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
            return Mono.from(good.acquire(key, owner, timeToLive)).doOnNext(lease -> newest.put(lease.key(), lease));
        }

        @Override
        public Publisher<Boolean> renew(Lease lease, Duration timeToLive) {
            return good.renew(lease, timeToLive);
        }

        @Override
        public Publisher<Void> release(Lease lease) {
            return good.release(lease);
        }
    }
}
