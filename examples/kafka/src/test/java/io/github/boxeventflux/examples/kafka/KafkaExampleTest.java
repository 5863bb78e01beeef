package io.github.boxeventflux.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
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
            eachUsersEventsAreThereOnce(broker(lines));
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

    /** Also where the users come from a config provider, and are spread over two tasks. */
    private static void eachUsersEventsAreThereOnce(String broker) {
        List<TopicPartition> partitions = IntStream.range(0, 3)
                .mapToObj(partition -> new TopicPartition("box-changes", partition))
                .toList();
        List<String> events = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (events.size() < 10) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(found -> events.add(header(found, "account") + " " + header(found, "event_id")));
            }
        }
        assertThat(events).doesNotHaveDuplicates();
        assertThat(events).anyMatch(event -> event.startsWith("17001")).anyMatch(event -> event.startsWith("17002"));
    }

    private static String header(ConsumerRecord<String, String> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String broker(List<String> lines) {
        String start = "A broker runs at ";
        String line = lines.stream()
                .filter(printed -> printed.startsWith(start))
                .findFirst()
                .orElseThrow();
        return line.substring(start.length(), line.length() - 1);
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
