package io.github.boxeventflux.checkpoint.r2dbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the database itself writes down, in a trigger, of every change of a table's rows. */
final class RowHistory {

    private static final String RECORD = """
            CREATE TABLE %1$s_history (
                id bigserial, name text, at timestamptz, old_token bigint, token bigint, owner text,
                was_held boolean, is_held boolean, saved text);
            CREATE FUNCTION %1$s_record() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                at timestamptz := clock_timestamp();
            BEGIN
                INSERT INTO %1$s_history (name, at, old_token, token, owner, was_held, is_held, saved)
                VALUES (NEW.name, at, coalesce(OLD.fencing_token, 0), NEW.fencing_token, NEW.lease_owner,
                    coalesce(OLD.lease_until > at, false), coalesce(NEW.lease_until > at, false),
                    CASE WHEN NEW.saved_at IS DISTINCT FROM OLD.saved_at THEN NEW.checkpoint::json ->> 'position' END);
                RETURN NULL;
            END $$;
            CREATE TRIGGER record AFTER INSERT OR UPDATE ON %1$s FOR EACH ROW EXECUTE FUNCTION %1$s_record();
            """;

    private RowHistory() {}

    /**
     * A change of a row.
     *
     * @param wasHeld whether the lease's time was not over yet, by the server's clock at the moment of the change
     * @param saved the position that was saved; {@code null} where none was
     */
    record Change(String name, long oldToken, long token, String owner, boolean wasHeld, boolean isHeld, String saved) {

        boolean isTakeover() {
            return token != oldToken;
        }

        boolean isSave() {
            return saved != null;
        }
    }

    static void recordChangesOf(String table) {
        Postgres.run(RECORD.formatted(table));
    }

    /** In the order in which they were made. */
    static List<Change> changesOf(String table) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (Connection connection = Postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table + "_history ORDER BY id")) {
            while (row.next()) {
                changes.add(new Change(
                        row.getString("name"),
                        row.getLong("old_token"),
                        row.getLong("token"),
                        row.getString("owner"),
                        row.getBoolean("was_held"),
                        row.getBoolean("is_held"),
                        row.getString("saved")));
            }
        }
        return changes;
    }

    static void drop(String table) {
        Postgres.run("DROP TABLE IF EXISTS %1$s, %1$s_history CASCADE; DROP FUNCTION IF EXISTS %1$s_record"
                .formatted(table));
    }
}
