package io.github.boxeventflux.benchmarks.connect;

import java.util.Map;

/** What a record's value is, and who writes it as bytes. */
enum Format {
    /** A structure, written as JSON without its schema. */
    STRUCT("struct", "org.apache.kafka.connect.json.JsonConverter"),

    /** What Box sent, as a text. */
    JSON("json", "org.apache.kafka.connect.storage.StringConverter");

    private final String value;
    private final String converter;

    Format(String value, String converter) {
        this.value = value;
        this.converter = converter;
    }

    /** Those of a connector. */
    Map<String, String> settings() {
        return Map.of("value.format", value, "value.converter", converter, "value.converter.schemas.enable", "false");
    }
}
