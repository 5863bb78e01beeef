package io.github.boxeventflux.campaigns.replicas;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcCheckpointStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcLeaseStore;
import io.github.boxeventflux.options.DeduplicationOptions;
import io.github.boxeventflux.options.LeaseOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a {@link ReplicaProgram} is told.
 *
 * @param databasePort where it finds the database on this machine
 * @param owner its name, which no other process ever has
 * @param deliveries the file that it tells of each event in
 */
record ReplicaSettings(String apiUrl, String token, int databasePort, String owner, Path deliveries) {

    static final StreamKey KEY = new StreamKey("replicas", StreamType.ALL);

    /** Renewed each second, it has two left at any time: a hand-over in less shows that it was given back. */
    static final Duration TIME_TO_LIVE = Duration.ofSeconds(3);

    static ReplicaSettings of(String[] arguments) {
        return new ReplicaSettings(
                arguments[0], arguments[1], Integer.parseInt(arguments[2]), arguments[3], Path.of(arguments[4]));
    }

    String[] arguments() {
        return new String[] {apiUrl, token, Integer.toString(databasePort), owner, deliveries.toString()};
    }

    StreamOptions.Builder options() {
        ConnectionFactory connections = connections();
        return StreamOptions.builder()
                .apiUrl(URI.create(apiUrl))
                .accessToken(token)
                .name(KEY.name())
                .streamType(KEY.streamType())
                .startAt(StartAt.earliest())
                .pageLimit(100)
                // Each checkpoint is kept for the judge: smaller ones do.
                .deduplication(DeduplicationOptions.builder().maxIds(500).build())
                .checkpointStore(R2dbcCheckpointStore.create(connections))
                .lease(LeaseOptions.builder(R2dbcLeaseStore.create(connections))
                        .owner(owner)
                        .timeToLive(TIME_TO_LIVE)
                        .build())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(50))
                        .maxBackoff(Duration.ofMillis(500))
                        .build());
    }

    /** The database is told the name, too: so it knows who asks. */
    private ConnectionFactory connections() {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(
                        new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                                .applicationName(owner)
                                .host("127.0.0.1")
                                .port(databasePort)
                                .username("postgres")
                                .database("postgres")
                                .build()))
                .initialSize(0)
                .maxSize(4)
                .build());
    }
}
