package io.github.boxeventflux.examples.kafka;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A configuration to copy: a file of {@code examples/kafka/config}. */
enum ReadyConfig {
    USER,
    ENTERPRISE,
    HISTORY;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRETS = "/etc/kafka/box.properties";

    /** What the connector is called. */
    String connector() {
        return content().path("name").asText();
    }

    /** The settings as they are in the file, with that file for the secrets. */
    Map<String, String> settings(Path secrets) {
        Map<String, String> settings =
                JSON.convertValue(content().path("config"), new TypeReference<LinkedHashMap<String, String>>() {});
        settings.replaceAll((name, value) -> value.replace(SECRETS, secrets.toString()));
        return settings;
    }

    private JsonNode content() {
        try (InputStream file = ReadyConfig.class.getResourceAsStream("/config/" + this + ".json")) {
            return JSON.readTree(Objects.requireNonNull(file, "config/" + this + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As on the command line, and as the file is called. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
