package io.github.boxeventflux.checkpoint.r2dbc;

import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class SchemaTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ConnectionFactory connections = Postgres.connections();
    private final StreamKey key = Streams.stream();

    @BeforeEach
    void makeRoom() {
        Postgres.run("CREATE SCHEMA app");
    }

    @AfterEach
    void clear() {
        Postgres.run("DROP SCHEMA app CASCADE");
    }

    @Test
    void aTableThatIsThereIsLeftAsItIs() {
        R2dbcCheckpointStore store = R2dbcCheckpointStore.create(connections, "app.streams");
        store.createSchema().block();
        store.save(key, Streams.at(1), notNewerThan(7)).block();

        R2dbcLeaseStore.create(connections, "app.streams").createSchema().block();

        assertThat(store.load(key).block()).isEqualTo(Streams.at(1));
    }

    @Test
    void manyMayMakeTheTableAtOnce() {
        for (int i = 0; i < 10; i++) {
            R2dbcLeaseStore store = R2dbcLeaseStore.create(connections, "app.streams_" + i);

            Flux.range(0, 8).flatMap(n -> store.createSchema(), 8).blockLast();

            assertThat(store.acquire(key, "a", LONG).block()).isNotNull();
        }
    }

    @Test
    void nothingHappensBeforeSubscription() {
        assertThat(R2dbcLeaseStore.create(connections, "app.streams").createSchema())
                .isNotNull();

        assertThat(Postgres.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'app'"))
                .isEmpty();
    }

    @Test
    void aTableMayBeAWordOfSql() {
        R2dbcCheckpointStore store = R2dbcCheckpointStore.create(connections, "app.table");
        store.createSchema().block();

        store.save(key, Streams.at(1), notNewerThan(1)).block();

        assertThat(store.load(key).block()).isEqualTo(Streams.at(1));
        assertThat(Postgres.ask("SELECT name FROM app.\"table\"")).containsExactly(key.name());
    }

    @Test
    void theFileMakesTheTableByItself() throws IOException {
        try (var file = R2dbcCheckpointStore.class.getResourceAsStream("schema.sql")) {
            Postgres.run("SET search_path TO app; " + new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(R2dbcLeaseStore.create(connections, "app.box_event_stream")
                        .acquire(key, "a", LONG)
                        .block())
                .isEqualTo(new Lease(key, "a", 1));
    }

    /** As the documentation says. */
    @Test
    void toUseItTakesTheRightsToSelectInsertAndUpdate() {
        R2dbcLeaseStore.create(connections, "app.streams").createSchema().block();
        Postgres.run("CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA app TO reader;"
                + " GRANT SELECT, INSERT, UPDATE ON app.streams TO reader");
        ConnectionFactory asReader = new PostgresqlConnectionFactory(
                Postgres.configuration().username("reader").build());
        R2dbcCheckpointStore store = R2dbcCheckpointStore.create(asReader, "app.streams");
        R2dbcLeaseStore leases = R2dbcLeaseStore.create(asReader, "app.streams");
        try {
            Lease lease = leases.acquire(key, "a", LONG).block();
            store.save(key, Streams.at(1), notNewerThan(lease.fencingToken())).block();
            assertThat(store.load(key).block()).isEqualTo(Streams.at(1));
            store.delete(key).block();
            assertThat(leases.renew(lease, LONG).block()).isTrue();
            leases.release(lease).block();

            assertThatThrownBy(() -> store.createSchema().block()).isInstanceOf(R2dbcPermissionDeniedException.class);
        } finally {
            Postgres.run("DROP OWNED BY reader; DROP ROLE reader");
        }
    }
}
