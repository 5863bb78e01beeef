package io.github.boxeventflux.benchmarks.backlog;

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

/** That it runs and counts; how fast it is says nothing on a machine that does other things. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BacklogDrainTest {

    @TempDir
    Path directory;

    @Test
    void eachCandidateReadsTheBacklogAndTheCallsAreCounted() throws IOException {
        CommandLine command = new CommandLine(new BacklogDrain());

        assertThat(command.execute(
                        "--events=1200", "--warmups=0", "--rounds=1", "--no-bounds", "--directory=" + directory))
                .isZero();

        JsonNode candidates = new JsonMapper()
                .readTree(directory.resolve("backlog.json").toFile())
                .get("candidates");
        assertThat(candidates.fieldNames())
                .toIterable()
                .containsExactly("LIMIT", "BOX_EVENT_FLUX", "SDK_GENERATED", "SDK_CLASSIC");
        JsonNode ours = candidates.get("BOX_EVENT_FLUX").get("medians");
        assertThat(ours.get("reads").asInt()).isEqualTo(4);
        assertThat(ours.get("lookups").asInt()).isEqualTo(1);
        assertThat(ours.get("polls").asInt()).isEqualTo(1);
    }
}
