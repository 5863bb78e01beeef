package io.github.boxeventflux.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    @Test
    void everyNameThatBoxDocumentsIsKnown() throws IOException {
        List<String> documented = names("event-types.txt");

        assertThat(documented).hasSize(202);
        assertThat(EventType.known()).extracting(EventType::value).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void exactlyTheNamesThatBoxFiltersByAreFilterable() throws IOException {
        List<String> documented = names("event-types-filterable.txt");

        assertThat(documented).hasSize(134);
        assertThat(EventType.known())
                .filteredOn(EventType::isFilterable)
                .extracting(EventType::value)
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void aConstantIsCalledAsItsValueAndIsWhatItsNameGives() throws IllegalAccessException {
        List<Field> constants = Arrays.stream(EventType.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == EventType.class)
                .toList();

        assertThat(constants).hasSize(203);
        for (Field constant : constants) {
            EventType type = (EventType) constant.get(null);
            assertThat(type.value()).isEqualTo(constant.getName());
            assertThat(EventType.of(constant.getName())).isEqualTo(type).hasSameHashCodeAs(type);
        }
    }

    @Test
    void aKnownNameGivesTheConstantItself() {
        assertThat(EventType.of("ITEM_UPLOAD")).isSameAs(EventType.ITEM_UPLOAD);
        assertThat(EventType.ITEM_UPLOAD.isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOMETHING_NEW", "item_upload", "a b", "日本"})
    void anyOtherNameIsKeptAsItIs(String name) {
        EventType type = EventType.of(name);

        assertThat(type.value()).isEqualTo(name);
        assertThat(type).hasToString(name).isEqualTo(EventType.of(name)).hasSameHashCodeAs(EventType.of(name));
        assertThat(type.isKnown()).isFalse();
        assertThat(type.isFilterable()).isFalse();
    }

    @Test
    void typesOfDifferentNamesDiffer() {
        assertThat(EventType.of("A")).isNotEqualTo(EventType.of("B")).isNotEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aBlankNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventType.of(name))
                .withMessageContainingAll("eventType", "ITEM_UPLOAD");
    }

    @Test
    void unknownIsNoNameOfBoxs() {
        assertThat(EventType.UNKNOWN.isKnown()).isFalse();
        assertThat(EventType.UNKNOWN.isFilterable()).isFalse();
        assertThat(EventType.known()).doesNotContain(EventType.UNKNOWN);
    }

    @Test
    void theKnownTypesCannotBeChanged() {
        assertThatThrownBy(() -> EventType.known().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static List<String> names(String resource) throws IOException {
        try (InputStream in = EventTypeTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
