package io.github.boxeventflux.checkpoint.r2dbc;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static io.github.boxeventflux.checkpoint.r2dbc.Streams.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Leases and checkpoints share a row and its token. */
class FencingTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final ConnectionPool POOL = Postgres.pool(2);

    private final R2dbcCheckpointStore checkpoints = R2dbcCheckpointStore.create(POOL);
    private final R2dbcLeaseStore leases = R2dbcLeaseStore.create(POOL);
    private final StreamKey key = Streams.stream();

    @BeforeAll
    static void createSchema() {
        R2dbcLeaseStore.create(POOL).createSchema().block();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @Test
    void anOldOwnerIsRefusedAsSoonAsANewOneHasTheLease() {
        Lease old = take("a");
        save(at(1), notNewerThan(old.fencingToken()));
        leases.release(old).block();
        take("b");

        assertThatThrownBy(() -> save(at(2), notNewerThan(old.fencingToken())))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContainingAll(key.name(), "\"box_event_stream\"", "token 1", "nothing was changed");
        assertThat(load()).isEqualTo(at(1));
    }

    @Test
    void anOwnerThatNeverSavedIsRefusedToo() {
        Lease old = take("a");
        leases.release(old).block();
        take("b");

        assertThatThrownBy(() -> save(at(1), notNewerThan(old.fencingToken()))).isInstanceOf(LeaseLostException.class);
        assertThat(load()).isNull();
    }

    @Test
    void theOwnerSavesAndKeepsItsLease() {
        Lease lease = take("a");

        save(at(1), notNewerThan(lease.fencingToken()));
        save(at(2), always());

        assertThat(load()).isEqualTo(at(2));
        assertThat(leases.renew(lease, LONG).block()).isTrue();
    }

    @Test
    void aLeaseIsNoCheckpoint() {
        take("a");
        assertThat(load()).isNull();

        save(at(1), ifAbsent());

        assertThatThrownBy(() -> save(at(2), ifAbsent()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll(key.name(), "\"box_event_stream\"", "already", "nothing was changed");
    }

    @Test
    void takingALeaseKeepsTheCheckpoint() {
        save(at(1), always());

        take("a");

        assertThat(load()).isEqualTo(at(1));
    }

    @Test
    void aLeaseGoesOnFromTheTokenThatWasSavedWith() {
        save(at(1), notNewerThan(7));

        assertThat(take("a").fencingToken()).isEqualTo(8);
    }

    @Test
    void deletingKeepsTheTokenAndTheLease() {
        Lease old = take("a");
        leases.release(old).block();
        Lease lease = take("b");
        save(at(1), notNewerThan(lease.fencingToken()));

        checkpoints.delete(key).block();

        assertThat(load()).isNull();
        assertThatThrownBy(() -> save(at(2), notNewerThan(old.fencingToken()))).isInstanceOf(LeaseLostException.class);
        assertThat(leases.renew(lease, LONG).block()).isTrue();
        save(at(3), ifAbsent());
    }

    @Test
    void theTimeOfASaveIsTheServers() {
        save(at(1), always());

        String agrees = "SELECT saved_at BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp()"
                + " FROM box_event_stream WHERE name = '%s'";
        assertThat(Postgres.ask(agrees.formatted(key.name()))).containsExactly("t");

        checkpoints.delete(key).block();
        assertThat(Postgres.ask("SELECT saved_at FROM box_event_stream WHERE name = '%s'".formatted(key.name())))
                .containsOnlyNulls();
    }

    private Lease take(String owner) {
        return leases.acquire(key, owner, LONG).blockOptional().orElseThrow();
    }

    private void save(Checkpoint checkpoint, WriteCondition condition) {
        checkpoints.save(key, checkpoint, condition).block();
    }

    private Checkpoint load() {
        return checkpoints.load(key).block();
    }
}
