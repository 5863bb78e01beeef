package io.github.boxeventflux.spring;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What editors are told of the properties. */
final class Metadata {

    private Metadata() {}

    /** Each property below {@code box.events}, by its name. */
    static Map<String, JsonNode> properties() {
        try (InputStream file = Metadata.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new ObjectMapper()
                    .readTree(file).get("properties").values().stream()
                            .filter(property -> property.get("name").asString().startsWith("box.events."))
                            .collect(toMap(
                                    property -> property.get("name").asString(),
                                    property -> property,
                                    (one, other) -> other,
                                    TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
