package io.github.boxeventflux.examples.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "audit.jsonl,          , jsonl",
        "audit.csv,            , csv",
        "audit.jsonl.gz,       , jsonl.gz",
        "audit.csv.gz,         , csv.gz",
        "AUDIT.CSV.GZ,         , csv.gz",
        "audit.jsonl.2026.csv, , csv",
        "audit.csv,         CSV, csv",
        "audit.log,       JSONL, jsonl",
        "audit.gz,          CSV, csv.gz",
        "audit,             CSV, csv"
    })
    void theNameSaysTheFormatAndWhereItDoesNotTheOptionDoes(String name, Format said, String format) {
        assertThat(Output.of(directory.resolve(name), said, false).formatName()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.xml", "audit", "audit.gz", "audit.jsonl.zip", "jsonl", "csv.gz"})
    void anythingElseIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Output.of(directory.resolve(name), null, false))
                .withMessage(
                        "--output: " + directory.resolve(name) + " is not allowed; allowed is a name that ends with"
                                + " .jsonl, .csv, .jsonl.gz or .csv.gz, or any together with --format");
    }

    @Test
    void theOptionDoesNotContradictTheName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Output.of(directory.resolve("audit.csv.gz"), Format.JSONL, false))
                .withMessage("--format: jsonl for " + directory.resolve("audit.csv.gz")
                        + " is not allowed; allowed is csv, as its name says");
    }

    @Test
    void aDirectoryIsNoFile() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("audit.csv"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Output.of(taken, null, false))
                .withMessageContaining("allowed is the name of a file");
    }

    @Test
    void theDirectoryMustBeThere() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        for (Path parent : new Path[] {directory.resolve("missing"), file}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Output.of(parent.resolve("audit.csv"), null, false))
                    .withMessageContaining("allowed is a file in a directory that exists and can be written to");
        }
    }

    @Test
    void whatStandsNextToItSaysWhoseItIs() {
        Output output = Output.of(Path.of("audit.csv.gz"), null, false);

        assertThat(output.part()).hasToString("audit.csv.gz.part");
        assertThat(output.progress()).hasToString("audit.csv.gz.progress");
    }
}
