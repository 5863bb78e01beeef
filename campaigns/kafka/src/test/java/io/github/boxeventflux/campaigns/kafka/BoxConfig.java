package io.github.boxeventflux.campaigns.kafka;

import io.github.boxeventflux.test.FakeBox;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Configurations of the connector. */
final class BoxConfig {

    private BoxConfig() {}

    /** Reads the changes of these users, each from its beginning, and writes what Box sends to a topic, exactly once. */
    static Map<String, String> changes(FakeBox box, List<String> users, String topic) {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("connector.class", "io.github.boxeventflux.kafka.connect.BoxEventsSourceConnector"),
                Map.entry("tasks.max", "2"),
                Map.entry("exactly.once.support", "required"),
                Map.entry("box.api.url", box.apiUrl().toString()),
                Map.entry("box.access.token", box.token()),
                Map.entry("box.requests.per.minute", "100000"),
                Map.entry("stream.type", "changes"),
                Map.entry("streams", String.join(",", users)),
                Map.entry("start.at", "earliest"),
                Map.entry("topic", topic),
                Map.entry("value.format", "json"),
                Map.entry("heartbeat.topic", topic + "-heartbeat"),
                Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("header.converter", "org.apache.kafka.connect.storage.StringConverter")));
    }
}
