package io.github.boxeventflux.benchmarks.connect;

import java.util.Map;

/** What a record's value is, and who writes it as bytes. */
enum Format {
    /** A structure, written as JSON without its schema. */
    STRUCT(Map.of(
            "value.format", "struct",
            "value.converter", "org.apache.kafka.connect.json.JsonConverter",
            "value.converter.schemas.enable", "false")),

    /** What Box sent, as a text. */
    JSON(Map.of(
            "value.format", "json",
            "value.converter", "org.apache.kafka.connect.storage.StringConverter"));

    private final Map<String, String> settings;

    Format(Map<String, String> settings) {
        this.settings = settings;
    }

    Map<String, String> settings() {
        return settings;
    }
}
