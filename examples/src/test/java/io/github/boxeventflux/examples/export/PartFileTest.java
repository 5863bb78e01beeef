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

class PartFileTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"part, false", "part.gz, true"})
    void whatComesAfterAPieceCanBeCutOff(String name, boolean gzip) throws IOException {
        Path path = directory.resolve(name);
        long length;
        try (PartFile part = PartFile.open(path, gzip)) {
            part.append("one ");
            part.append("and ");
            part.endPiece();
            length = part.length();
            part.append("never mind");
            part.endPiece();
            part.append("torn".repeat(100_000));
        }

        try (PartFile part = PartFile.open(path, gzip)) {
            part.cutTo(length);
            part.append("another");
            part.endPiece();
        }

        assertThat(ExportedYear.text(path)).isEqualTo("one and another");
    }

    @Test
    void nothingIsAGzipFileToo() throws IOException {
        Path path = directory.resolve("part.gz");
        try (PartFile part = PartFile.open(path, true)) {
            part.append("");
            part.endPiece();
        }

        assertThat(ExportedYear.text(path)).isEmpty();
        assertThat(Files.size(path)).isPositive();
    }

    @Test
    void aPieceOfNothingTakesNoSpace() throws IOException {
        try (PartFile part = PartFile.open(directory.resolve("part.gz"), true)) {
            part.append("one");
            part.endPiece();
            long length = part.length();

            part.append("");
            part.endPiece();

            assertThat(part.length()).isEqualTo(length);
        }
    }

    @Test
    void isForOneAlone() throws IOException {
        Path path = directory.resolve("part");
        try (PartFile part = PartFile.open(path, false)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PartFile.open(path, false))
                    .withMessage("--output: another process is writing " + path);
            part.append("still mine");
        }
        PartFile.open(path, false).close();

        assertThat(ExportedYear.text(path)).isEqualTo("still mine");
    }
}
