package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** What {@code docs/kafka-connect.md} says is what there is. */
class DocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "kafka-connect.md");

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itShowsEachSettingWithItsDefaultAndWhatItMeans() {
        List<String> shown = page.lines()
                .filter(line -> line.matches("\\| `[a-z.]+` \\| (|must be set|`[^`]+`) \\| .*"))
                .toList();

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(SourceConfig.DEFINITION.configKeys().values().stream()
                        .map(key -> "| `" + key.name + "` | " + defaultOf(key) + " | " + key.documentation + " |")
                        .toList());
    }

    @Test
    void itsConfigurationCanWork() throws IOException {
        Map<String, String> settings = texts(json("\"name\"").get("config"));

        assertThat(new SourceConfig(settings).isExactlyOnce()).isTrue();
    }

    @Test
    void itsOffsetIsOneThatCanBeRead() throws IOException {
        JsonNode first = json("\"offsets\"").get("offsets").get(0);
        Map<String, String> partition = texts(first.get("partition"));
        Map<String, String> offset = texts(first.get("offset"));

        assertThat(SourceOffset.read(BoxStream.ofPartition(partition), offset).recentEventIds())
                .hasSize(1);
    }

    @Test
    void itShowsEachMetric() {
        RecordedMetrics metrics = new RecordedMetrics();
        new TaskMetrics(metrics, List.of(), 0);

        assertThat(metrics.descriptions())
                .isNotEmpty()
                .allSatisfy((name, description) -> assertThat(page)
                        .containsIgnoringCase(
                                "| `" + name + "` | " + description.substring(0, description.length() - 1)));
    }

    private JsonNode json(String beginning) throws IOException {
        return new ObjectMapper()
                .readTree(Pattern.compile("```json\n(\\{\\s+" + beginning + ".*?)```", Pattern.DOTALL)
                        .matcher(page)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1));
    }

    private static Map<String, String> texts(JsonNode object) {
        return new ObjectMapper().convertValue(object, new TypeReference<>() {});
    }

    private static String defaultOf(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return "must be set";
        }
        String value = Objects.toString(key.defaultValue, "");
        return value.isEmpty() || value.equals("[]") ? "" : "`" + value + "`";
    }
}
