package io.github.boxeventflux.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private final Results results = Results.inTurns(
            new TreeMap<>(Map.of("a reference", 200_000.0, "other", 50_000.0)),
            1,
            2,
            speed -> new Figures().with("speed", speed).with("saves", 3));
    private final Report report = Report.of(
            "report-test",
            new Figures().with("rounds", 2),
            results,
            "speed",
            Bound.atLeast(0.25, "a reference", "speed", "other"),
            Bound.atMost(2, "saves", "other"));

    @Test
    void theTableHasALineForEachCandidate() {
        assertThat(report.table()).isEqualToNormalizingNewlines("""
                | candidate | ratio | speed | saves |
                |---|---|---:|---:|
                | a reference | 1.00 (1.00 to 1.00) | 200,000 | 3.0 |
                | other | 0.25 (0.25 to 0.25) | 50,000 | 3.0 |""");
    }

    @Test
    void aBoundThatDoesNotHoldStandsOut() {
        assertThat(report.boundsTable()).isEqualToNormalizingNewlines("""
                | bound | reached | |
                |---|---:|---|
                | speed of other: at least 0.25 × a reference | 0.25 | holds |
                | saves of other: at most 2.00 | 3.00 | **does not hold** |""");
        assertThat(report.boundsHold()).isFalse();
    }

    @Test
    void theFileHasEverythingThatWasMeasured(@TempDir Path directory) throws IOException {
        Path file = report.write(directory);

        assertThat(file).hasFileName("report-test.json");
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .contains("\"settings\":{\"rounds\":2.0}")
                .contains("\"other\":{\"ratio\":{\"median\":0.25,")
                .contains("\"reached\":3.0,\"holds\":false")
                .contains("\"rounds\":[{\"speed\":50000.0,\"saves\":3.0},{\"speed\":50000.0,\"saves\":3.0}]");
    }
}
