package io.github.boxeventflux.checkpoint.r2dbc;

import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** However a call ends, its connection is given back. */
class CancelTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ConnectionPool pool = Postgres.pool(2);
    private final R2dbcCheckpointStore checkpoints = R2dbcCheckpointStore.create(pool);
    private final R2dbcLeaseStore leases = R2dbcLeaseStore.create(pool);
    private final StreamKey key = Streams.stream();

    @BeforeAll
    static void createSchema() {
        R2dbcLeaseStore.create(Postgres.connections()).createSchema().block();
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void whoeverCancelsWhileItWaitsForARowLeavesNothingBehind() throws Exception {
        Lease lease = leases.acquire(key, "a", LONG).block();
        try (RowLock lock = new RowLock(key)) {
            Disposable save = checkpoints
                    .save(key, Streams.at(1), notNewerThan(lease.fencingToken()))
                    .subscribe();
            Disposable renewal = leases.renew(lease, LONG).subscribe();
            RowLock.awaitWaiting(2);

            save.dispose();
            renewal.dispose();
            Postgres.awaitAllBack(pool);
        }

        RowLock.awaitWaiting(0);
        assertThat(leases.renew(lease, LONG).block()).isTrue();
        checkpoints.save(key, Streams.at(2), notNewerThan(lease.fencingToken())).block();
        assertThat(checkpoints.load(key).block()).isEqualTo(Streams.at(2));
    }

    @Test
    void whoeverCancelsWhileItWaitsForAConnectionLeavesNothingBehind() throws Exception {
        Lease lease = leases.acquire(key, "a", LONG).block();
        try (RowLock lock = new RowLock(key)) {
            Disposable first = leases.renew(lease, LONG).subscribe();
            Disposable second = leases.renew(lease, LONG).subscribe();
            RowLock.awaitWaiting(2);
            Disposable third = leases.acquire(Streams.stream(), "a", LONG).subscribe();
            assertThat(pool.getMetrics().orElseThrow().pendingAcquireSize()).isOne();

            third.dispose();
            first.dispose();
            second.dispose();
            Postgres.awaitAllBack(pool);
        }

        assertThat(leases.renew(lease, LONG).block()).isTrue();
    }

    /** With a pool, and with a connection for each. */
    @Test
    void callsThatAreCancelledAtAnyMomentLeaveNoConnectionBehind() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        R2dbcLeaseStore unpooled = R2dbcLeaseStore.create(Postgres.connections());

        Flux.range(0, 300)
                .flatMap(
                        i -> Mono.from((i % 2 == 0 ? leases : unpooled).acquire(Streams.stream(), "a", LONG))
                                .timeout(Duration.ofNanos(random.nextInt(20_000_000)), Mono.empty()),
                        8)
                .blockLast();

        Postgres.awaitAllBack(pool);
        pool.dispose();
        await("seed " + seed)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Postgres.sessions()).isEmpty());
    }
}
