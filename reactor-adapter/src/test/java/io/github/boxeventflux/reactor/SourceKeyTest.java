package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.EventSource;
import io.github.boxeventflux.test.SampleEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are about the same thing. */
class SourceKeyTest {

    private static @Nullable SourceKey keyOf(String source) {
        return SourceKey.of(SampleEvents.fromJson("{\"event_type\":\"A\",\"source\":" + source + "}"));
    }

    @Test
    void aFileIsTheSameOnEveryStreamAndInEveryShare() {
        SourceKey file = keyOf("{\"type\":\"file\",\"id\":\"7\",\"name\":\"a.txt\"}");

        assertThat(file).isNotNull();
        assertThat(keyOf("{\"item_type\":\"file\",\"item_id\":\"7\",\"item_name\":\"b.txt\"}"))
                .isEqualTo(file);
        assertThat(keyOf("{\"file_id\":\"7\",\"file_name\":\"c.txt\",\"user_id\":\"1\"}"))
                .isEqualTo(file);
    }

    @Test
    void aFolderIsTheSameInEveryShare() {
        assertThat(keyOf("{\"folder_id\":\"7\",\"group_id\":\"1\"}"))
                .isNotNull()
                .isEqualTo(keyOf("{\"type\":\"folder\",\"id\":\"7\"}"));
    }

    @Test
    void thingsOfAnotherKindAreOthersThoughTheirIdIsTheSame() {
        List<String> sources = List.of(
                "{\"type\":\"file\",\"id\":\"7\"}",
                "{\"type\":\"folder\",\"id\":\"7\"}",
                "{\"type\":\"web_link\",\"id\":\"7\"}",
                "{\"type\":\"user\",\"id\":\"7\"}",
                "{\"type\":\"app_item\",\"id\":\"7\"}",
                "{\"type\":\"application\",\"id\":\"7\"}",
                "{\"group_id\":\"7\"}",
                "{\"barrier_id\":\"7\"}",
                "{\"type\":\"comment\",\"id\":\"7\"}",
                "{\"type\":\"task\",\"id\":\"7\"}",
                "{\"id\":\"7\"}");

        assertThat(sources.stream().map(SourceKeyTest::keyOf))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"type\":\"file\",\"name\":\"a.txt\"}", "{\"type\":\"user\"}"})
    void whatNamesNoThingNeedsNoOrder(String source) {
        assertThat(keyOf(source)).isNull();
    }

    @Test
    void everyShapeOfSourceThatHasAnIdHasAKey() {
        assertThat(SampleEvents.ofEverySource()).isNotEmpty().allSatisfy(event -> {
            EventSource source = event.source();
            assertThat(SourceKey.of(event) == null).isEqualTo(source == null || source.id() == null);
        });
    }
}
