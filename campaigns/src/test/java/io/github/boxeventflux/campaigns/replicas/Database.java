package io.github.boxeventflux.campaigns.replicas;

import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.checkpoint.r2dbc.R2dbcLeaseStore;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of its own, which keeps a record of what it was asked and what it did. */
final class Database implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private static final String RECORD = """
            CREATE TABLE history (
                id bigserial PRIMARY KEY, at timestamptz, client text, old_token bigint, token bigint, old_owner text,
                owner text, was_held boolean, saved text);
            CREATE TABLE stale (client text, token bigint, newest bigint);
            CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                at timestamptz := clock_timestamp();
            BEGIN
                INSERT INTO history (at, client, old_token, token, old_owner, owner, was_held, saved)
                VALUES (at, current_setting('application_name'), coalesce(OLD.fencing_token, 0), NEW.fencing_token,
                    OLD.lease_owner, NEW.lease_owner, coalesce(OLD.lease_until > at, false),
                    CASE WHEN NEW.saved_at IS DISTINCT FROM OLD.saved_at THEN NEW.checkpoint END);
                RETURN NULL;
            END $$;
            CREATE TRIGGER changed AFTER INSERT OR UPDATE ON box_event_stream
                FOR EACH ROW EXECUTE FUNCTION changed();
            CREATE FUNCTION asked() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO stale SELECT current_setting('application_name'), NEW.fencing_token, fencing_token
                FROM box_event_stream WHERE fencing_token > NEW.fencing_token;
                RETURN NEW;
            END $$;
            CREATE TRIGGER asked BEFORE INSERT ON box_event_stream
                FOR EACH ROW WHEN (NEW.checkpoint IS NOT NULL) EXECUTE FUNCTION asked();
            """;

    private final EmbeddedPostgres server;
    private final Connection connection;

    private Database(EmbeddedPostgres server) throws SQLException {
        this.server = server;
        connection = server.getPostgresDatabase().getConnection();
    }

    static Database start() throws IOException, SQLException {
        Database database = new Database(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgres"))
                .start());
        R2dbcLeaseStore.create(new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                        .host("127.0.0.1")
                        .port(database.port())
                        .username("postgres")
                        .database("postgres")
                        .build()))
                .createSchema()
                .block();
        try (Statement statement = database.connection.createStatement()) {
            statement.execute(RECORD);
        }
        return database;
    }

    int port() {
        return server.getPort();
    }

    /** Waits until somebody holds the lease. */
    Tenure awaitOwner() {
        return awaitTenure(
                "token = (SELECT fencing_token FROM box_event_stream WHERE lease_until > clock_timestamp())");
    }

    /** Waits until the lease was taken after that; gives the first who took it. */
    Tenure awaitNextAfter(Tenure tenure) {
        return awaitTenure("token = " + (tenure.token() + 1));
    }

    /** Waits until a statement of this client that began after that time is done. */
    void awaitAnswerTo(String client, Instant since) {
        await().atMost(AT_MOST).until(() -> {
            String sql =
                    "SELECT 1 FROM pg_stat_activity WHERE application_name = ? AND state = 'idle' AND query_start > ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, client);
                statement.setTimestamp(2, Timestamp.from(since));
                return statement.executeQuery().next();
            }
        });
    }

    /** In the order in which they were made. */
    List<Change> changes() throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM history ORDER BY id")) {
            while (row.next()) {
                changes.add(new Change(
                        row.getTimestamp("at").toInstant(),
                        row.getString("client"),
                        row.getLong("old_token"),
                        row.getLong("token"),
                        row.getString("old_owner"),
                        row.getString("owner"),
                        row.getBoolean("was_held"),
                        row.getString("saved")));
            }
        }
        return changes;
    }

    /** How many saves were asked for under a token that was not the newest any more. */
    int staleSaves() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM stale")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }

    private Tenure awaitTenure(String condition) {
        String sql = "SELECT token, owner, at FROM history WHERE token <> old_token AND " + condition;
        return await().atMost(AT_MOST)
                .until(
                        () -> {
                            try (Statement statement = connection.createStatement();
                                    ResultSet row = statement.executeQuery(sql)) {
                                return row.next() ? Optional.of(tenure(row)) : Optional.<Tenure>empty();
                            }
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Tenure tenure(ResultSet row) throws SQLException {
        return new Tenure(
                row.getLong("token"),
                row.getString("owner"),
                row.getTimestamp("at").toInstant());
    }
}
