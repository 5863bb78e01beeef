package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.test.CheckpointStoreContract;
import org.junit.jupiter.api.BeforeAll;

/** A connection for each call. */
class R2dbcCheckpointStoreTest implements CheckpointStoreContract {

    @BeforeAll
    static void createSchema() {
        R2dbcCheckpointStore.create(Postgres.connections()).createSchema().block();
    }

    @Override
    public CheckpointStore openStore() {
        return R2dbcCheckpointStore.create(Postgres.connections());
    }
}
