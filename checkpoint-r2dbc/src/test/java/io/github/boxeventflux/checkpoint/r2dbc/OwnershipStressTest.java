package io.github.boxeventflux.checkpoint.r2dbc;

import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.r2dbc.RowHistory.Change;
import io.github.boxeventflux.error.LeaseLostException;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Replicas that take, prolong, lose and give back leases and save all the while, also with leases that they have lost. What
 * happened is judged by the database's own record. {@code -Dseed=…} gives the replicas the same intentions again.
 */
class OwnershipStressTest {

    private static final String TABLE = "stress";
    private static final int REPLICAS = 8;
    private static final int ROUNDS = 60;
    private static final List<StreamKey> STREAMS =
            Stream.generate(Streams::stream).limit(3).toList();

    private final long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
    private final ConnectionPool pool = Postgres.pool(REPLICAS);
    private final Queue<Lease> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Lease> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> saved = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void createSchema() {
        RowHistory.drop(TABLE);
        R2dbcLeaseStore.create(pool, TABLE).createSchema().block();
        RowHistory.recordChangesOf(TABLE);
    }

    @AfterEach
    void close() {
        Postgres.awaitAllBack(pool);
        pool.dispose();
        RowHistory.drop(TABLE);
    }

    @Test
    void thereIsOneOwnerAtATimeAndNoOtherSaves() throws Exception {
        Flux.range(0, REPLICAS)
                .flatMap(i -> new Replica("replica-" + i, new Random(seed + i)).live(), REPLICAS)
                .blockLast(Duration.ofSeconds(50));

        List<Change> changes = RowHistory.changesOf(TABLE);
        String how = "seed " + seed + " (see it again with: mvn test -pl checkpoint-r2dbc -am -Dseed=" + seed + ")";
        assertOneOwnerAtATime(how, changes);
        assertSavesAreTheOwners(how, changes);
        assertWhatRepliesSaidIsWhatHappened(how, changes);
    }

    private static void assertOneOwnerAtATime(String how, List<Change> changes) {
        Map<String, Long> tokens = new HashMap<>();
        for (Change change : changes) {
            long before = tokens.getOrDefault(change.name(), 0L);
            assertThat(change.oldToken()).as("%s: %s", how, change).isEqualTo(before);
            assertThat(change.token()).as("%s: %s", how, change).isBetween(before, before + 1);
            if (change.isTakeover()) {
                assertThat(change.wasHeld()).as("%s: %s", how, change).isFalse();
            }
            tokens.put(change.name(), change.token());
        }
    }

    private static void assertSavesAreTheOwners(String how, List<Change> changes) {
        assertThat(changes)
                .as(how)
                .filteredOn(Change::isSave)
                .isNotEmpty()
                .allSatisfy(
                        change -> assertThat(change.saved()).startsWith(change.name() + " " + change.token() + " "));
    }

    private void assertWhatRepliesSaidIsWhatHappened(String how, List<Change> changes) {
        assertThat(changes.stream().filter(Change::isTakeover).map(c -> c.name() + " " + c.token() + " " + c.owner()))
                .as(how)
                .containsExactlyInAnyOrderElementsOf(taken.stream()
                        .map(l -> l.key().name() + " " + l.fencingToken() + " " + l.owner())
                        .toList());
        assertThat(changes.stream().filter(Change::isSave).map(Change::saved))
                .as(how)
                .containsExactlyInAnyOrderElementsOf(saved);
        Map<String, Long> newest = new HashMap<>();
        changes.forEach(change -> newest.put(change.name(), change.token()));
        assertThat(refused)
                .as(how)
                .isNotEmpty()
                .allSatisfy(lease -> assertThat(lease.fencingToken())
                        .isLessThan(newest.get(lease.key().name())));
    }

    /** One of those that want to read the streams. */
    private final class Replica {

        private final String owner;
        private final Random random;
        private final R2dbcLeaseStore leases = R2dbcLeaseStore.create(pool, TABLE);
        private final R2dbcCheckpointStore checkpoints = R2dbcCheckpointStore.create(pool, TABLE);
        private final Map<StreamKey, Lease> newest = new HashMap<>();
        private int saves;

        Replica(String owner, Random random) {
            this.owner = owner;
            this.random = random;
        }

        Mono<Void> live() {
            return Mono.defer(this::round).repeat(ROUNDS - 1).then();
        }

        private Mono<Void> round() {
            StreamKey key = STREAMS.get(random.nextInt(STREAMS.size()));
            return leases.acquire(key, owner, time())
                    .doOnNext(taken::add)
                    .doOnNext(lease -> newest.put(key, lease))
                    // Whoever does not get the lease goes on with the one that it had.
                    .switchIfEmpty(Mono.fromSupplier(() -> newest.get(key)))
                    .flatMap(this::use);
        }

        private Mono<Void> use(Lease lease) {
            return Flux.range(0, 1 + random.nextInt(4))
                    .concatMap(i -> step(lease))
                    .then(random.nextInt(3) == 0 ? Mono.empty() : leases.release(lease));
        }

        private Mono<Void> step(Lease lease) {
            return switch (random.nextInt(4)) {
                case 0 -> leases.renew(lease, time()).then();
                case 1 -> Mono.delay(time()).then();
                default -> save(lease);
            };
        }

        private Mono<Void> save(Lease lease) {
            String what = lease.key().name() + " " + lease.fencingToken() + " " + owner + " " + saves++;
            return checkpoints
                    .save(lease.key(), Streams.at(what), notNewerThan(lease.fencingToken()))
                    .doOnSuccess(done -> saved.add(what))
                    .doOnError(LeaseLostException.class, e -> refused.add(lease))
                    .onErrorComplete(LeaseLostException.class);
        }

        private Duration time() {
            return Duration.ofMillis(random.nextInt(30));
        }
    }
}
