package io.github.boxeventflux.benchmarks.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That both connectors bring records of the same sizes into Kafka; how fast, shows only with many of them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConnectThroughputTest {

    @TempDir
    Path directory;

    @Test
    void bothConnectorsBringTheSameRecords() throws IOException {
        CommandLine command = new CommandLine(new ConnectThroughput());

        assertThat(command.execute(
                        "--events=3000", "--warmups=0", "--rounds=1", "--no-bounds", "--directory=" + directory))
                .isZero();

        JsonNode candidates = new JsonMapper()
                .readTree(directory.resolve("connect-throughput.json").toFile())
                .get("candidates");
        assertThat(candidates.fieldNames())
                .toIterable()
                .containsExactly("PREPARED_STRUCT", "BOX_STRUCT", "PREPARED_JSON", "BOX_JSON");
        assertSame(candidates.get("PREPARED_STRUCT"), candidates.get("BOX_STRUCT"));
        assertSame(candidates.get("PREPARED_JSON"), candidates.get("BOX_JSON"));
    }

    private static void assertSame(JsonNode prepared, JsonNode ours) {
        assertThat(ours.at("/medians/recordsPerSecond").asDouble()).isPositive();
        assertThat(ours.at("/medians/offsetBytes")).isEqualTo(prepared.at("/medians/offsetBytes"));
        // The prepared records are those of some pages, again and again.
        assertThat(ours.at("/medians/bytesPerRecord").asDouble())
                .isBetween(
                        0.9 * prepared.at("/medians/bytesPerRecord").asDouble(),
                        1.1 * prepared.at("/medians/bytesPerRecord").asDouble());
    }
}
