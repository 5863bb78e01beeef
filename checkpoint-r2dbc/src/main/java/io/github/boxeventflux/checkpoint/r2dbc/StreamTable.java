package io.github.boxeventflux.checkpoint.r2dbc;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table that holds a row for each stream. Each call is one statement on a connection that is given back. */
final class StreamTable {

    private final ConnectionFactory connections;
    private final TableName name;

    StreamTable(ConnectionFactory connections, String name) {
        this.connections = Objects.requireNonNull(connections, "connectionFactory");
        this.name = TableName.parse(name);
    }

    /** Makes the table, if there is none. */
    Mono<Void> create() {
        return execute(connection -> connection.createStatement(Schema.statementsFor(name)), Result::getRowsUpdated)
                .then();
    }

    /**
     * Changes the row of that stream.
     *
     * @param sql with {@code %s} for the table; {@code $1} and {@code $2} are the key, then follow the values
     * @return how many rows were changed: one, or none where the statement's condition did not hold
     */
    Mono<Long> update(String sql, StreamKey key, Object... values) {
        return execute(connection -> bound(connection, sql, key, values), Result::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    /** As {@link #update}; gives what the statement says of the row, and nothing where there is no such row. */
    <T> Mono<T> ask(String sql, Function<Readable, T> answer, StreamKey key, Object... values) {
        return execute(connection -> bound(connection, sql, key, values), result -> result.map(answer))
                .singleOrEmpty();
    }

    private Statement bound(Connection connection, String sql, StreamKey key, Object... values) {
        Statement statement = connection.createStatement(sql.formatted(name));
        statement
                .bind(0, StreamName.checked(key.name()))
                .bind(1, key.streamType().value());
        for (int i = 0; i < values.length; i++) {
            statement.bind(2 + i, values[i]);
        }
        return statement;
    }

    private <T> Flux<T> execute(Function<Connection, Statement> statement, Function<Result, Publisher<T>> answer) {
        return Flux.usingWhen(
                Mono.defer(() -> Mono.from(connections.create())),
                connection -> Flux.from(statement.apply(connection).execute()).concatMap(answer),
                Connection::close);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
