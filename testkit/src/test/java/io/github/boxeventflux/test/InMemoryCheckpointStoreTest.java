package io.github.boxeventflux.test;

import io.github.boxeventflux.checkpoint.CheckpointStore;

class InMemoryCheckpointStoreTest implements CheckpointStoreContract {

    private final CheckpointStore store = CheckpointStore.inMemory();

    @Override
    public CheckpointStore openStore() {
        return store;
    }
}
