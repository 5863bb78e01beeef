package io.github.boxeventflux.checkpoint.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of tables, which are part of a statement, and of streams, which are a key. */
class NamesTest {

    private final R2dbcLeaseStore leases = R2dbcLeaseStore.create(Postgres.connections());

    @ParameterizedTest
    @CsvSource({
        "box_event_stream, '\"box_event_stream\"'",
        "app.streams, '\"app\".\"streams\"'",
        "_1, '\"_1\"'",
        "select, '\"select\"'"
    })
    void aTableIsQuoted(String name, String quoted) {
        assertThat(TableName.parse(name)).hasToString(quoted);
        assertThat(R2dbcCheckpointStore.create(Postgres.connections(), name))
                .hasToString("R2dbcCheckpointStore[" + quoted + "]");
        assertThat(R2dbcLeaseStore.create(Postgres.connections(), name)).hasToString("R2dbcLeaseStore[" + quoted + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Streams",
                "1st",
                "a-b",
                "a b",
                "a\"b",
                "a;b",
                "a.b.c",
                ".a",
                "a.",
                "a..b",
                "\"a\"",
                "a\n",
                "ä",
                "a--",
                "a$1",
                "a%s",
                "a123456789012345678901234567890123456789012345678901234567890123"
            })
    void whatIsNoTablesNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> R2dbcCheckpointStore.create(Postgres.connections(), name))
                .withMessageContainingAll("table", "\"" + name + "\"", "not allowed", "allowed is a name");
        assertThatIllegalArgumentException().isThrownBy(() -> R2dbcLeaseStore.create(Postgres.connections(), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud83d", "\udce6a"})
    void aStreamsNameThatPostgresqlCannotKeepIsRefusedForGood(String name) {
        assertThatThrownBy(() -> take(name))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("name", "cannot be kept", "surrogate");
    }

    @Test
    void aStreamsNameMayBeLongButNotLongerThanAKey() {
        leases.createSchema().block();
        // Each another character, so that the key cannot be compressed; three bytes each.
        String longest = IntStream.range(0, 500)
                .mapToObj(i -> Character.toString(0x4e00 + i * 37 % 20_000))
                .collect(Collectors.joining());

        take(longest);

        assertThatThrownBy(() -> take(longest + "a"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll(longest.substring(0, 20) + "…", "501", "500")
                .hasMessageNotContaining(longest);
    }

    private void take(String name) {
        leases.acquire(new StreamKey(name, StreamType.ALL), "a", Duration.ofHours(1))
                .block();
    }
}
