package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Editors know every property. */
class MetadataTest {

    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> names(prefix, component));
    }

    private static Stream<String> names(String prefix, RecordComponent component) {
        String name = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return component.getType().isRecord() ? names(name + ".", component.getType()) : Stream.of(name);
    }

    @Test
    void everyPropertyIsDescribed() {
        assertThat(Metadata.properties().keySet())
                .hasSizeGreaterThan(50)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                names("box.events.", BoxEventsProperties.class),
                                names("box.events.", BoxEventStreamProperties.class))
                        .toList());
        assertThat(Metadata.properties().values())
                .allSatisfy(property ->
                        assertThat(property.path("description").asString("")).isNotBlank());
    }
}
