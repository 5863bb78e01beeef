package io.github.boxeventflux.checkpoint.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.checkpoint.WriteCondition;
import io.github.boxeventflux.options.LeaseOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** {@code docs/postgresql.md} shows what works: its Java stands here, and its SQL is run. */
class DocumentationTest {

    private static final String DOCUMENT = read(Path.of("../docs/postgresql.md"));

    @Test
    void whatItShowsWorks() {
        String url = "r2dbc:postgresql://postgres@localhost:" + Postgres.port()
                + "/postgres?applicationName=tested&statementTimeout=PT10S&tcpKeepAlive=true";
        String token = "a-token";

        ConnectionPool connections =
                new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(url))
                        .maxSize(4)
                        .maxAcquireTime(Duration.ofSeconds(10))
                        .build());
        R2dbcCheckpointStore checkpoints = R2dbcCheckpointStore.create(connections);
        R2dbcLeaseStore leases = R2dbcLeaseStore.create(connections);
        Mono<Void> schema = checkpoints.createSchema();

        StreamOptions options = StreamOptions.builder()
                .accessToken(token)
                .name("audit")
                .checkpointStore(checkpoints)
                .lease(LeaseOptions.builder(leases).build())
                .build();

        schema.block();
        StreamKey key = new StreamKey(options.name(), options.streamType());
        Lease lease = leases.acquire(key, "a", Duration.ofSeconds(30)).block();
        checkpoints
                .save(key, Streams.at(1), WriteCondition.notNewerThan(lease.fencingToken()))
                .block();
        assertThat(Postgres.ask(sql(blocks("sql"), "SELECT"))).contains("audit");
        leases.release(lease).block();
        connections.dispose();
    }

    @Test
    void theSchemaIsTheFile() throws IOException {
        try (var file = R2dbcCheckpointStore.class.getResourceAsStream("schema.sql")) {
            String schema = new String(file.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(sql(blocks("sql"), "CREATE TABLE")).isEqualTo(flat(schema));
        }
    }

    private static String sql(List<String> blocks, String start) {
        return blocks.stream()
                .filter(block -> block.contains(start))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(DOCUMENT)
                .results()
                .map((MatchResult block) -> flat(block.group(1)))
                .toList();
    }

    private static String flat(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
