package io.github.boxeventflux.checkpoint.r2dbc;

import static io.github.boxeventflux.checkpoint.WriteCondition.always;
import static io.github.boxeventflux.checkpoint.WriteCondition.ifAbsent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.CheckpointException;
import io.r2dbc.pool.ConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedRowTest {

    private final ConnectionPool pool = Postgres.pool(1);
    private final R2dbcCheckpointStore store = R2dbcCheckpointStore.create(pool);
    private final StreamKey key = Streams.stream();

    @BeforeEach
    void save() {
        store.createSchema().block();
        store.save(key, Streams.at(1), always()).block();
    }

    @AfterEach
    void close() {
        Postgres.awaitAllBack(pool);
        pool.dispose();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "{}", "left(checkpoint, 20)", "{\"version\":99}"})
    void aCheckpointThatCannotBeReadIsRefusedAndLeftAsItIs(String damaged) {
        String value = damaged.startsWith("left") ? damaged : "'" + damaged + "'";
        String where = " WHERE name = '" + key.name() + "'";
        Postgres.run("UPDATE box_event_stream SET checkpoint = " + value + where);
        String stored =
                Postgres.ask("SELECT checkpoint FROM box_event_stream" + where).get(0);

        assertThatThrownBy(() -> store.load(key).block())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll(
                        "\"box_event_stream\"", key.name(), "ADMIN_LOGS_STREAMING", "cannot be read", "delete it")
                .hasCauseInstanceOf(CheckpointException.class);

        assertThat(Postgres.ask("SELECT checkpoint FROM box_event_stream" + where))
                .containsExactly(stored);
        assertThatThrownBy(() -> store.save(key, Streams.at(2), ifAbsent()).block())
                .isInstanceOf(CheckpointException.class);
        store.delete(key).block();
        assertThat(store.load(key).block()).isNull();
    }
}
