package io.github.boxeventflux.test;

import io.github.boxeventflux.checkpoint.LeaseStore;
import java.time.Duration;

class InMemoryLeaseStoreTest implements LeaseStoreContract {

    private final TurnedClock clock = new TurnedClock();
    private final LeaseStore store = LeaseStore.inMemory(clock);

    @Override
    public LeaseStore openStore() {
        return store;
    }

    @Override
    public void letPass(Duration time) {
        clock.turn(time);
    }
}
