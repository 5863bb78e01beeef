package io.github.boxeventflux.checkpoint.r2dbc;

import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.checkpoint.StreamKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Holds the row of a stream: whoever changes it waits until this is closed. */
final class RowLock implements AutoCloseable {

    private final Connection connection;
    private final StreamKey key;

    RowLock(StreamKey key) throws SQLException {
        this.key = key;
        connection = Postgres.connect();
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT 1 FROM box_event_stream WHERE name = ? AND stream_type = ? FOR UPDATE")) {
            lock.setString(1, key.name());
            lock.setString(2, key.streamType().value());
            lock.execute();
        }
    }

    /** Until so many sessions wait for a lock. */
    static void awaitWaiting(int sessions) {
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting().size() == sessions);
    }

    /** The server's processes that wait for a lock. */
    static List<String> waiting() {
        return Postgres.ask("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    }

    /** Keeps it so long by the server's clock. */
    void keep(Duration time) throws SQLException {
        try (PreparedStatement sleep = connection.prepareStatement("SELECT pg_sleep(?)")) {
            sleep.setDouble(1, time.toMillis() / 1000.0);
            sleep.execute();
        }
    }

    /** Changes the row itself. */
    void change(String assignments) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE box_event_stream SET " + assignments + " WHERE name = ?")) {
            update.setString(1, key.name());
            update.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.commit();
        connection.close();
    }
}
