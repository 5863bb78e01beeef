package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.test.LeaseStoreContract;
import org.junit.jupiter.api.BeforeAll;

/** A connection for each call. Time passes for real: it is the server's. */
class R2dbcLeaseStoreTest implements LeaseStoreContract {

    @BeforeAll
    static void createSchema() {
        R2dbcLeaseStore.create(Postgres.connections()).createSchema().block();
    }

    @Override
    public LeaseStore openStore() {
        return R2dbcLeaseStore.create(Postgres.connections());
    }
}
