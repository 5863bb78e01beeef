package io.github.boxeventflux.benchmarks.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That it runs, and that all ways find the same events. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DecodeSpeedTest {

    @TempDir
    Path directory;

    @Test
    void eachCandidateIsMeasured() {
        CommandLine command = new CommandLine(new DecodeSpeed());

        assertThat(command.execute("--rounds=1", "--seconds=0.01", "--no-bounds", "--directory=" + directory))
                .isZero();
        assertThat(directory.resolve("decode.json"))
                .content()
                .contains("limit", "boxEventFlux", "sdkGenerated", "sdkClassicWithoutEvents", "bytesAllocated");
    }

    @Test
    void allDecodeTheSameEvents() {
        PageDecoding ways = new PageDecoding();

        assertThat(ways.boxEventFlux().events())
                .hasSize(PageDecoding.EVENTS)
                .zipSatisfy(ways.sdkGenerated().getEntries(), (ours, theirs) -> {
                    assertThat(ours.eventId()).isEqualTo(theirs.getEventId());
                    assertThat(ours.createdAt()).isEqualTo(theirs.getCreatedAt());
                });
        assertThat(ways.sdkClassicWithoutEvents().asObject().get("entries").asArray())
                .hasSize(PageDecoding.EVENTS);
    }
}
