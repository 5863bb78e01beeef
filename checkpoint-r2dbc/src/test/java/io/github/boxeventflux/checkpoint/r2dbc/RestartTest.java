package io.github.boxeventflux.checkpoint.r2dbc;

import static io.github.boxeventflux.checkpoint.WriteCondition.notNewerThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path directory;

    @Test
    void aRestartOfTheServerChangesNothing() throws IOException {
        StreamKey key = Streams.stream();
        EmbeddedPostgres server = start(0);
        int port = server.getPort();
        ConnectionPool pool = pool(port);
        R2dbcCheckpointStore checkpoints = R2dbcCheckpointStore.create(pool);
        R2dbcLeaseStore leases = R2dbcLeaseStore.create(pool);
        Lease lease;
        try {
            leases.createSchema().block();
            lease = leases.acquire(key, "a", LONG).block();
            checkpoints
                    .save(key, Streams.at(1), notNewerThan(lease.fencingToken()))
                    .block();
        } finally {
            server.close();
        }

        assertThatThrownBy(() -> checkpoints.load(key).block()).isInstanceOf(R2dbcException.class);

        try (EmbeddedPostgres again = start(port)) {
            assertThat(again.getPort()).isEqualTo(port);
            assertThat(checkpoints.load(key).retry(2).block()).isEqualTo(Streams.at(1));
            assertThat(leases.acquire(key, "b", LONG).block()).isNull();
            assertThat(leases.renew(lease, LONG).block()).isTrue();
            Postgres.awaitAllBack(pool);
            pool.dispose();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgres"))
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static ConnectionPool pool(int port) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(
                        Postgres.configuration().port(port).build()))
                .initialSize(0)
                .maxSize(2)
                .build());
    }
}
