package io.github.boxeventflux.benchmarks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That it runs and that nobody is refused; how much of a budget is used shows only after minutes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RequestBudgetUseTest {

    @TempDir
    Path directory;

    @Test
    void nobodyIsRefused() {
        CommandLine command = new CommandLine(new RequestBudgetUse());

        assertThat(command.execute(
                        "--calls-per-minute=50",
                        "--seconds=3",
                        "--events=20000",
                        "--at-least=0",
                        "--directory=" + directory))
                .isZero();
        assertThat(directory.resolve("request-budget.json"))
                .content()
                .contains("HISTORY", "HISTORY_AND_LIVE", "shareOfBudget");
    }
}
