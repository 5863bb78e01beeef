package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/**
 * Leases in a table of PostgreSQL, a row for each stream: the table that {@link R2dbcCheckpointStore} uses. The database's
 * clock alone decides about time; the clocks of its clients may be wrong.
 *
 * <p>Each call is one statement on a connection that is given back however the call ends. Connections must commit by
 * themselves, as new ones do. An error of the driver or the database is passed on as it is. A call that is cancelled, or
 * whose connection breaks, may still have been done: a lease that was taken and never heard of is over after its time.
 */
public final class R2dbcLeaseStore implements LeaseStore {

    private final StreamTable table;

    private R2dbcLeaseStore(StreamTable table) {
        this.table = table;
    }

    /**
     * Leases in the table {@code box_event_stream}, where the database's search path leads.
     *
     * @param connectionFactory gives connections to PostgreSQL; a pool spares each call the making of one
     */
    public static R2dbcLeaseStore create(ConnectionFactory connectionFactory) {
        return create(connectionFactory, R2dbcCheckpointStore.DEFAULT_TABLE);
    }

    /**
     * Leases in a table of another name.
     *
     * @param connectionFactory gives connections to PostgreSQL; a pool spares each call the making of one
     * @param table a name, or a schema's name, a dot and a name; each of 1 to 63 of a-z, 0-9 and _ that do not start with a
     *     digit
     * @throws IllegalArgumentException when the table's name is none
     */
    public static R2dbcLeaseStore create(ConnectionFactory connectionFactory, String table) {
        return new R2dbcLeaseStore(new StreamTable(connectionFactory, table));
    }

    /** {@link R2dbcCheckpointStore#createSchema()}: it is the same table. */
    public Mono<Void> createSchema() {
        return table.create();
    }

    @Override
    public Mono<Lease> acquire(StreamKey key, String owner, Duration timeToLive) {
        return table.ask(
                        Sql.ACQUIRE,
                        row -> Objects.requireNonNull(row.get(0, Long.class)),
                        key,
                        owner,
                        microseconds(timeToLive))
                .map(token -> new Lease(key, owner, token));
    }

    @Override
    public Mono<Boolean> renew(Lease lease, Duration timeToLive) {
        return table.ask(
                        Sql.RENEW,
                        row -> Objects.requireNonNull(row.get(0, Boolean.class)),
                        lease.key(),
                        lease.owner(),
                        lease.fencingToken(),
                        microseconds(timeToLive))
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Void> release(Lease lease) {
        return table.update(Sql.RELEASE, lease.key(), lease.owner(), lease.fencingToken())
                .then();
    }

    private static long microseconds(Duration timeToLive) {
        return TimeUnit.MICROSECONDS.convert(timeToLive);
    }

    @Override
    public String toString() {
        return "R2dbcLeaseStore[" + table + "]";
    }
}
