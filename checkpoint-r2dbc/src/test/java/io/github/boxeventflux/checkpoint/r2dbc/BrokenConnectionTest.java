package io.github.boxeventflux.checkpoint.r2dbc;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.BoxEventException;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The driver's errors come through as they are, so that whoever called asks again. */
class BrokenConnectionTest {

    private final ConnectionPool pool = Postgres.pool(2);
    private final R2dbcCheckpointStore store = R2dbcCheckpointStore.create(pool);
    private final StreamKey key = Streams.stream();

    @BeforeEach
    void createSchema() {
        store.createSchema().block();
        store.save(key, Streams.at(1), always()).block();
    }

    @AfterEach
    void close() {
        Postgres.awaitAllBack(pool);
        pool.dispose();
    }

    @Test
    void aCallWhoseConnectionIsCutFailsAndTheNextOneWorks() throws Exception {
        CompletableFuture<Void> cut;
        try (RowLock lock = new RowLock(key)) {
            cut = store.save(key, Streams.at(2), always()).toFuture();
            RowLock.awaitWaiting(1);
            Postgres.terminate(RowLock.waiting());
            assertThatThrownBy(() -> cut.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(R2dbcException.class);
        }

        assertThat(store.load(key).block()).isEqualTo(Streams.at(1));
        store.save(key, Streams.at(3), always()).block();
        assertThat(store.load(key).block()).isEqualTo(Streams.at(3));
    }

    @Test
    void connectionsThatAreCutWhileNobodyUsesThemAreReplaced() {
        Postgres.terminate(Postgres.sessions());

        // A connection that is not known to be dead yet may fail one call each.
        assertThat(store.load(key).retry(2).block()).isEqualTo(Streams.at(1));
    }

    @Test
    void aServerThatIsNotThereIsAnErrorOfTheDriver() {
        ConnectionFactory nowhere =
                new PostgresqlConnectionFactory(Postgres.configuration().port(1).build());

        assertThatThrownBy(() -> R2dbcLeaseStore.create(nowhere)
                        .acquire(key, "a", Duration.ofHours(1))
                        .block())
                .isInstanceOf(R2dbcException.class)
                .isNotInstanceOf(BoxEventException.class);
    }

    @Test
    void aTableThatIsNotThereIsAnErrorOfTheDatabase() {
        R2dbcCheckpointStore nowhere = R2dbcCheckpointStore.create(pool, "no_such_table");

        List.<Mono<?>>of(nowhere.load(key), nowhere.save(key, Streams.at(1), always()), nowhere.delete(key))
                .forEach(call -> assertThatThrownBy(call::block)
                        .isInstanceOf(R2dbcBadGrammarException.class)
                        .hasMessageContaining("no_such_table"));
    }

    @Test
    void aFactoryThatThrowsIsAnErrorOfTheCall() {
        Mono<?> load = R2dbcCheckpointStore.create(new ThrowingFactory()).load(key);

        assertThatThrownBy(load::block).hasMessage("no connection");
    }
}
