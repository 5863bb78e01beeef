package io.github.boxeventflux.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person starts it. */
@Tag("packaged")
class KafkaExampleTest {

    private static final Path JAR = Path.of("target/kafka.jar");

    @TempDir
    private Path directory;

    @Test
    @Timeout(300)
    void eachReadyMadeConfigurationBringsRecordsAndNothingIsLeftAtTheEnd() throws Exception {
        Process program = start("--config", "user,enterprise,history");
        List<ProcessHandle> children;
        try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
            Set<String> missing = new HashSet<>(Set.of("box-changes", "box-enterprise", "box-history"));
            List<String> lines = new ArrayList<>();
            while (!missing.isEmpty()) {
                String line = output.readLine();
                assertThat(line).as("the end, after %s", lines).isNotNull();
                lines.add(line);
                missing.removeIf(topic ->
                        line.matches(topic + "-[0-2]@\\d+ +key \\d+ +[A-Z_]+ +account (17001|17002|801) +\\S.*"));
            }
            assertThat(lines)
                    .contains("Connector box-users of config/user.json runs, tasks: 2.")
                    .contains("Connector box-enterprise of config/enterprise.json runs, tasks: 1.")
                    .contains("Connector box-history of config/history.json runs, tasks: 1.");
            children = program.children().toList();
            assertThat(children).hasSize(2);
            program.toHandle().destroy();
            assertThat(output.lines().reduce((before, last) -> last))
                    .hasValueSatisfying(last -> assertThat(last).doesNotContain("kafka: "));
        } finally {
            program.toHandle().destroyForcibly();
        }
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aConfigurationThatIsNotThereIsRefused() throws Exception {
        Process program = start("--config", "group");

        assertThat(program.inputReader(StandardCharsets.UTF_8).lines())
                .first()
                .asString()
                .contains("--config", "group", "[USER, ENTERPRISE, HISTORY]");
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Djava.io.tmpdir=" + directory,
                                "-jar",
                                JAR.toString()),
                        Arrays.stream(arguments))
                .toList());
        builder.environment().remove("BOX_ACCESS_TOKEN");
        return builder.redirectErrorStream(true).start();
    }
}
