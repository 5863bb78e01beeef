package io.github.boxeventflux.benchmarks.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.boxeventflux.benchmarks.backlog.BacklogServer;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That it runs and counts; how fast it is says nothing on a machine that does other things. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CheckpointCostTest {

    @TempDir
    Path directory;

    @Test
    void eachCandidateReadsEveryEvent() {
        CommandLine command = new CommandLine(new CheckpointCost());

        assertThat(command.execute("--events=1200", "--rounds=1", "--at-least=0", "--directory=" + directory))
                .isZero();
        assertThat(directory.resolve("checkpoint-cost.json"))
                .content()
                .contains("STREAM_WITHOUT_STORE", "RECORDS_FILE_STORE", "STREAM_FILE_STORE")
                .contains("PROCESS_FILE_STORE", "RECORDS_IN_MEMORY");
    }

    @Test
    void anEventTooFewIsAFailure() {
        try (ChildJvms children = new ChildJvms()) {
            URI apiUrl = BacklogServer.start(children, 600).apiUrl();
            ChildJvm reader = CheckpointReader.start(children, Candidate.RECORDS_IN_MEMORY, apiUrl, 601, directory);

            assertThatIllegalStateException()
                    .isThrownBy(() -> reader.measured(Duration.ofMinutes(1)))
                    .withMessage("CheckpointReader failed: exit code 1");
        }
    }
}
