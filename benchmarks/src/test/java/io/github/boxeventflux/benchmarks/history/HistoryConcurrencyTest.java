package io.github.boxeventflux.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That it runs, and that every candidate reads just the events that there are. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HistoryConcurrencyTest {

    @TempDir
    Path directory;

    @Test
    void eachCandidateReadsTheYear() {
        CommandLine command = new CommandLine(new HistoryConcurrency());

        assertThat(command.execute(
                        "--events=3000",
                        "--delay=1",
                        "--warmups=1",
                        "--rounds=1",
                        "--at-least=0",
                        "--directory=" + directory))
                .isZero();
        assertThat(directory.resolve("history-concurrency.json"))
                .content()
                .contains("CONCURRENCY_1", "CONCURRENCY_8", "CONCURRENCY_8_UNORDERED");
    }
}
