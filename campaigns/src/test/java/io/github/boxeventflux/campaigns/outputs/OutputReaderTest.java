package io.github.boxeventflux.campaigns.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReaderTest {

    @TempDir
    private Path project;

    @ParameterizedTest
    @ValueSource(strings = {"TEST-x.xml", "x.txt", "x-output.txt", "2026.dumpstream"})
    void aSecretIsFoundInWhateverATestLeaves(String file) throws IOException {
        Path reports = reports("core");
        Files.writeString(reports.resolve(file), "all is well\nwith fake-box-" + "token-3 it read\n");

        assertThat(new OutputReader(project).secrets())
                .containsExactly("core/target/surefire-reports/" + file + ":2: fake-box-" + "token");
    }

    @Test
    void eachModuleIsRead() throws IOException {
        Files.writeString(reports("one").resolve("a.txt"), "s3" + "cret");
        Files.writeString(reports("two").resolve("b.txt"), "GET /subscribe?channel" + "=cc80 HTTP/1.1");

        assertThat(new OutputReader(project).secrets())
                .containsExactly(
                        "one/target/surefire-reports/a.txt:1: s3" + "cret",
                        "two/target/surefire-reports/b.txt:1: channel" + "=cc80");
    }

    @Test
    void whatIsNoSecretIsNone() throws IOException {
        Files.writeString(
                reports("core").resolve("a.txt"),
                "WWW-Authenticate: Bearer realm=\"Service\"; AccessToken[***]; a token that is expired; tokens\n");

        assertThat(new OutputReader(project).secrets()).isEmpty();
    }

    private Path reports(String module) throws IOException {
        return Files.createDirectories(project.resolve(module).resolve("target/surefire-reports"));
    }
}
