package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.test.CheckpointStoreContract;
import io.r2dbc.pool.ConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Few connections for many calls: each is given back. */
class PooledCheckpointStoreTest implements CheckpointStoreContract {

    private static final ConnectionPool POOL = Postgres.pool(3);

    @BeforeAll
    static void createSchema() {
        R2dbcCheckpointStore.create(POOL).createSchema().block();
    }

    @AfterEach
    void everyConnectionIsBack() {
        Postgres.awaitAllBack(POOL);
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @Override
    public CheckpointStore openStore() {
        return R2dbcCheckpointStore.create(POOL);
    }
}
