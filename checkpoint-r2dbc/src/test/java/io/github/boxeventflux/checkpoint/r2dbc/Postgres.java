package io.github.boxeventflux.checkpoint.r2dbc;

import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One server for all tests of this process. Tests look at it through JDBC, which is not what is tested. */
final class Postgres {

    private static final String CLIENT = "tested";
    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    /** New connections to it. */
    static PostgresqlConnectionFactory connections() {
        return new PostgresqlConnectionFactory(configuration().build());
    }

    static PostgresqlConnectionConfiguration.Builder configuration() {
        return PostgresqlConnectionConfiguration.builder()
                .applicationName(CLIENT)
                .host("localhost")
                .port(SERVER.getPort())
                .username("postgres")
                .database("postgres");
    }

    /** At most that many connections, kept open. */
    static ConnectionPool pool(int size) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections())
                .initialSize(0)
                .maxSize(size)
                .build());
    }

    /** Connections are given back a moment after the answer. */
    static void awaitAllBack(ConnectionPool pool) {
        PoolMetrics metrics = pool.getMetrics().orElseThrow();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> metrics.acquiredSize() == 0 && metrics.pendingAcquireSize() == 0);
    }

    static int port() {
        return SERVER.getPort();
    }

    static Connection connect() throws SQLException {
        return SERVER.getPostgresDatabase().getConnection();
    }

    static void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of what that gives. */
    static List<String> ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The server's processes that serve R2DBC clients. */
    static List<String> sessions() {
        return ask("SELECT pid FROM pg_stat_activity WHERE application_name = '" + CLIENT + "'");
    }

    static void terminate(List<String> processes) {
        processes.forEach(pid -> run("SELECT pg_terminate_backend(" + pid + ", 10000)"));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(new File("target/postgres"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
