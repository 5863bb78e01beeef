package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page shows every property, in the order of their names and in the words that editors show. */
class DocumentedPropertiesTest {

    private static final Path PAGE = Path.of("..", "docs", "spring-boot.md");

    @Test
    void thePageShowsWhatEditorsShow() throws IOException {
        List<String> rows = Files.readString(PAGE)
                .split("\\| property \\| what it says \\|\n\\|---\\|---\\|\n", 2)[1]
                .lines()
                .takeWhile(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Metadata.properties().values().stream()
                        .map(property -> "| `"
                                + property.get("name").asString().substring("box.events.".length()) + "` | "
                                + property.get("description").asString() + " |")
                        .toList());
    }
}
