package io.github.boxeventflux.checkpoint.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Nobody's clock but the server's, read when it matters. */
class ServerClockTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(700);

    private final R2dbcLeaseStore leases = R2dbcLeaseStore.create(Postgres.connections());
    private final StreamKey key = Streams.stream();

    @BeforeAll
    static void createSchema() {
        R2dbcLeaseStore.create(Postgres.connections()).createSchema().block();
    }

    @Test
    void noTimeIsSentToTheServer() {
        ConnectionPool one = Postgres.pool(1);
        R2dbcLeaseStore leases = R2dbcLeaseStore.create(one);
        R2dbcCheckpointStore checkpoints = R2dbcCheckpointStore.create(one);
        Lease lease = leases.acquire(key, "a", LONG).block();
        leases.renew(lease, LONG).block();
        checkpoints
                .save(key, Streams.at(1), WriteCondition.notNewerThan(lease.fencingToken()))
                .block();
        checkpoints.load(key).block();
        checkpoints.delete(key).block();
        leases.release(lease).block();

        // The server itself says what it was sent, in the session where the statements were prepared.
        assertThat(Flux.usingWhen(
                                one.create(),
                                session -> Flux.from(session.createStatement(
                                                        "SELECT unnest(parameter_types)::text FROM pg_prepared_statements")
                                                .execute())
                                        .flatMap(result -> result.map(row -> row.get(0, String.class))),
                                Connection::close)
                        .collectList()
                        .block())
                .hasSize(4 + 5 + 4 + 2 + 2 + 4)
                .containsOnly("character varying", "bigint");
        one.dispose();
    }

    @Test
    void sessionsInOtherTimeZonesAgree() {
        R2dbcLeaseStore kathmandu = R2dbcLeaseStore.create(inTimeZone("Asia/Kathmandu"));
        R2dbcLeaseStore honolulu = R2dbcLeaseStore.create(inTimeZone("Pacific/Honolulu"));

        Lease lease = kathmandu.acquire(key, "a", LONG).block();

        assertThat(honolulu.acquire(key, "b", LONG).block()).isNull();
        assertThat(honolulu.renew(lease, LONG).block()).isTrue();
        assertThat(kathmandu.renew(lease, LONG).block()).isTrue();
    }

    /** By {@code now()}, the lease would still be held: when the statement began, it was. */
    @Test
    void aLeaseThatEndsWhileItsRowIsWaitedForIsTaken() throws Exception {
        leases.acquire(key, "a", SHORT).block();
        CompletableFuture<Lease> taken;
        try (RowLock lock = new RowLock(key)) {
            taken = leases.acquire(key, "b", LONG).toFuture();
            RowLock.awaitWaiting(1);
            lock.keep(SHORT);
        }

        assertThat(taken.get(20, TimeUnit.SECONDS)).isEqualTo(new Lease(key, "b", 2));
        assertThat(leases.acquire(key, "c", LONG).block()).isNull();
    }

    @Test
    void aRenewalThatIsOverBeforeItIsDoneIsNone() throws Exception {
        Lease lease = leases.acquire(key, "a", LONG).block();
        CompletableFuture<Boolean> held;
        try (RowLock lock = new RowLock(key)) {
            held = leases.renew(lease, SHORT).toFuture();
            RowLock.awaitWaiting(1);
            lock.keep(SHORT);
        }

        assertThat(held.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(leases.renew(lease, LONG).block()).isFalse();
    }

    @Test
    void aRenewalThatComesAfterATakeoverIsNone() throws Exception {
        Lease lease = leases.acquire(key, "a", LONG).block();
        CompletableFuture<Boolean> held;
        try (RowLock lock = new RowLock(key)) {
            held = leases.renew(lease, LONG).toFuture();
            RowLock.awaitWaiting(1);
            lock.change("fencing_token = fencing_token + 1, lease_owner = 'b'");
        }

        assertThat(held.get(20, TimeUnit.SECONDS)).isFalse();
    }

    private static PostgresqlConnectionFactory inTimeZone(String zone) {
        return new PostgresqlConnectionFactory(
                Postgres.configuration().options(Map.of("timezone", zone)).build());
    }
}
