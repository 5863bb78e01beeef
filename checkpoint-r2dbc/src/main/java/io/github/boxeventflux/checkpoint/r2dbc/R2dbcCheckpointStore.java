package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Checkpoints in a table of PostgreSQL, a row for each stream. With {@link R2dbcLeaseStore} on the same table a save is
 * refused from the moment that another one has taken the lease.
 *
 * <p>Each call is one statement on a connection that is given back however the call ends. Connections must commit by
 * themselves, as new ones do. An error of the driver or the database is passed on as it is. A call that is cancelled, or
 * whose connection breaks, may still have been done.
 */
public final class R2dbcCheckpointStore implements CheckpointStore {

    /** The table where none is named. */
    static final String DEFAULT_TABLE = "box_event_stream";

    private final StreamTable table;

    private R2dbcCheckpointStore(StreamTable table) {
        this.table = table;
    }

    /**
     * Checkpoints in the table {@code box_event_stream}, where the database's search path leads.
     *
     * @param connectionFactory gives connections to PostgreSQL; a pool spares each call the making of one
     */
    public static R2dbcCheckpointStore create(ConnectionFactory connectionFactory) {
        return create(connectionFactory, DEFAULT_TABLE);
    }

    /**
     * Checkpoints in a table of another name.
     *
     * @param connectionFactory gives connections to PostgreSQL; a pool spares each call the making of one
     * @param table a name, or a schema's name, a dot and a name; each of 1 to 63 of a-z, 0-9 and _ that do not start with a
     *     digit
     * @throws IllegalArgumentException when the table's name is none
     */
    public static R2dbcCheckpointStore create(ConnectionFactory connectionFactory, String table) {
        return new R2dbcCheckpointStore(new StreamTable(connectionFactory, table));
    }

    /**
     * Makes the table, if there is none, as {@code io/github/boxeventflux/checkpoint/r2dbc/schema.sql} in this jar says;
     * whoever has a tool for migrations gives it that file instead. It may be called often and by many at once. It needs the
     * right to make tables in the schema and, where the table is there, to own it.
     */
    public Mono<Void> createSchema() {
        return table.create();
    }

    @Override
    public Mono<Checkpoint> load(StreamKey key) {
        return table.ask(Sql.LOAD, row -> Objects.requireNonNull(row.get(0, String.class)), key)
                .map(text -> read(key, text));
    }

    @Override
    public Mono<Void> save(StreamKey key, Checkpoint checkpoint, WriteCondition condition) {
        return Mono.defer(() -> write(key, checkpoint.toJson(), condition))
                .flatMap(rows -> rows > 0 ? Mono.empty() : Mono.error(() -> refused(key, condition)));
    }

    /** Forgets the checkpoint. The fencing token stays, so that no old owner can save one again. */
    @Override
    public Mono<Void> delete(StreamKey key) {
        return table.update(Sql.DELETE, key).then();
    }

    private Mono<Long> write(StreamKey key, String text, WriteCondition condition) {
        if (condition instanceof WriteCondition.NotNewerThan mine) {
            return table.update(Sql.SAVE_NOT_NEWER_THAN, key, text, mine.token());
        }
        return table.update(
                condition instanceof WriteCondition.IfAbsent ? Sql.SAVE_IF_ABSENT : Sql.SAVE_ALWAYS, key, text);
    }

    private RuntimeException refused(StreamKey key, WriteCondition condition) {
        String where = key + " in the table " + table;
        return condition instanceof WriteCondition.NotNewerThan mine
                ? new LeaseLostException(
                        "A newer owner than token " + mine.token() + " has taken " + where + "; nothing was changed",
                        null)
                : new CheckpointException("There is a checkpoint for " + where + " already; nothing was changed", null);
    }

    private Checkpoint read(StreamKey key, String text) {
        try {
            return Checkpoint.fromJson(text);
        } catch (CheckpointException e) {
            throw new CheckpointException(
                    "The checkpoint of " + key + " in the table " + table
                            + " cannot be read; put it right or delete it: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public String toString() {
        return "R2dbcCheckpointStore[" + table + "]";
    }
}
