package io.github.boxeventflux.benchmarks.idle;

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

/** That each stream hears of what happens to its user, with no call too many; what it costs shows only with thousands. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class IdleStreamsTest {

    @TempDir
    Path directory;

    @Test
    void anEventCostsAPollAndAPageAndOneThatSaysThatThereIsNoMore() throws IOException {
        CommandLine command = new CommandLine(new IdleStreams());

        assertThat(command.execute(
                        "--streams=300", "--seconds=1", "--events=20", "--no-bounds", "--directory=" + directory))
                .isZero();

        JsonNode candidates = new JsonMapper()
                .readTree(directory.resolve("idle.json").toFile())
                .get("candidates");
        assertThat(candidates.fieldNames()).toIterable().containsExactly("BARE_POLLS", "BOX_EVENT_FLUX");
        JsonNode ours = candidates.get("BOX_EVENT_FLUX").get("medians");
        assertThat(ours.get("heapMiB").asDouble()).isPositive();
        assertThat(ours.get("medianMillis").asDouble()).isPositive();
        assertThat(ours.get("lookups").asInt()).isZero();
        // Of two events that follow each other closely, one poll or page may tell.
        assertThat(ours.get("reads").asInt()).isBetween(20, 40);
        assertThat(ours.get("polls").asInt()).isBetween(10, 20);
    }

    @Test
    void anIdSaysWhatHappenedToWhomAndWhen() {
        Happening happening = new Happening(Long.MAX_VALUE, 9_999, 3);

        assertThat(Happening.of(happening.eventId())).isEqualTo(happening);
    }
}
