package io.github.boxeventflux.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ScaleModelTest {

    @Test
    void aMillionAccountsNeedSoMuch() {
        Sizing sizing = new Sizing(
                new Workload(1_000_000, Kind.USER, 20, 1, 1_240),
                new Setup(500, 1_000, 2, 1_000, 10_000, 1, 10, true, false, 200));

        assertThat(sizing.sheet().text())
                .containsPattern("workers +100\\b")
                .containsPattern("Connect clusters +10\\b")
                .containsPattern("source addresses of all +36\\b")
                .containsPattern("bytes of one saved position +341\\b")
                .containsPattern("until a dead worker's streams are read +350\\b");
    }

    @Test
    void anEnterpriseHoldsNoPoll() {
        Sizing sizing = new Sizing(
                new Workload(1, Kind.ADMIN_LOGS_STREAMING, 1_000_000, 1, 1_240),
                new Setup(500, 1_000, 2, 1_000, 10_000, 1, 1, true, false, 200));

        assertThat(sizing.sheet().text())
                .containsPattern("long polls held by a worker +0\\b")
                .containsPattern("lookups of servers +0\\b");
    }

    @ParameterizedTest
    @CsvSource({
        "--accounts=0, '--accounts is 0.0; it must be at least 1'",
        "--events-per-account-and-day=-1, '--events-per-account-and-day is -1.0; it must be at least 0'",
        "--page-limit=501, '--page-limit is 501; it must be at most 500'",
        "--tasks-per-worker=0, '--tasks-per-worker is 0; it must be at least 1'"
    })
    void whatCannotBeIsRefused(String option, String message) {
        StringWriter errors = new StringWriter();
        CommandLine command = new CommandLine(new ScaleModel()).setErr(new PrintWriter(errors));

        assertThat(command.execute(option)).isEqualTo(2);
        assertThat(errors.toString()).contains(message);
    }
}
