package io.github.boxeventflux.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That a task makes the calls that the model says; what its streams take shows only with thousands. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ScaleCheckTest {

    @TempDir
    Path directory;

    @Test
    void aTaskMakesJustTheCallsThatTheModelSays() throws IOException {
        CommandLine command = new CommandLine(new ScaleCheck());

        assertThat(command.execute(
                        "--streams=200", "--silence=12", "--heap=512", "--no-bounds", "--directory=" + directory))
                .isZero();

        JsonNode candidates = new JsonMapper()
                .readTree(directory.resolve("scale-check.json").toFile())
                .get("candidates");
        assertThat(candidates.fieldNames()).toIterable().containsExactly("MODEL", "MEASURED");
        for (String phase : List.of("start", "event", "reconnect", "restart")) {
            for (String call : List.of("Reads", "Lookups", "Polls")) {
                assertThat(candidates.at("/MEASURED/medians/" + phase + call))
                        .as(phase + call)
                        .isEqualTo(candidates.at("/MODEL/medians/" + phase + call));
            }
        }
        assertThat(candidates.at("/MEASURED/medians/quietLookups").asInt()).isBetween(200, 400);
        assertThat(candidates.at("/MEASURED/medians/idleKiB").asDouble()).isPositive();
    }
}
