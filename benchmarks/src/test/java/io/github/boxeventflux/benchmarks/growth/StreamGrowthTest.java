package io.github.boxeventflux.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** That it runs and counts; how fast it is says nothing on a machine that does other things. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StreamGrowthTest {

    @TempDir
    Path directory;

    @Test
    void eachStreamIsReadWithAReadForEachPageAndOneAtTheEnd() throws IOException {
        CommandLine command = new CommandLine(new StreamGrowth());

        assertThat(command.execute(
                        "--smallest=1000",
                        "--largest=10000",
                        "--turn=3000",
                        "--rounds=1",
                        "--no-bounds",
                        "--directory=" + directory))
                .isZero();

        JsonNode report =
                new JsonMapper().readTree(directory.resolve("growth.json").toFile());
        calls(report, "1,000 events", 3);
        calls(report, "10,000 events", 21);
    }

    private static void calls(JsonNode report, String stream, int reads) {
        JsonNode medians = report.get("candidates").get(stream).get("medians");
        assertThat(medians.get("reads").asDouble()).isEqualTo(reads);
        assertThat(medians.get("lookups").asDouble()).isEqualTo(1);
        assertThat(medians.get("polls").asDouble()).isEqualTo(1);
        assertThat(medians.get("heapMegabytes").asDouble()).isBetween(1.0, 64.0);
    }

    @Test
    void anEventTooManyIsAFailure() {
        try (ChildJvms children = new ChildJvms()) {
            URI apiUrl = Objects.requireNonNull(
                    GrowthServer.start(children, List.of(1_000)).apiUrls().get(1_000));
            GrowthReader reader = GrowthReader.start(children);
            reader.read(apiUrl, 999);

            assertThatIllegalStateException().isThrownBy(reader::look).withMessage("GrowthReader failed: exit code 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--smallest=750, --smallest: 750 is not allowed; allowed is 500 and its multiples",
        "--smallest=0, --smallest: 0 is not allowed; allowed is 500 and its multiples",
        "--rounds=0, --rounds: 0 is not allowed; allowed is 1 and more",
        "--largest=10000, '--largest: 10000 is not allowed; allowed is ten times --smallest, ten times that, and so on'",
        "--largest=200000, '--largest: 200000 is not allowed; allowed is ten times --smallest, ten times that, and so on'"
    })
    void whatCannotBeMeasuredIsRefused(String option, String message) {
        StringWriter errors = new StringWriter();
        CommandLine command = new CommandLine(new StreamGrowth()).setErr(new PrintWriter(errors));

        assertThat(command.execute(option)).isEqualTo(2);
        assertThat(errors.toString()).startsWith(message);
    }
}
