package io.github.boxeventflux.benchmarks.connect;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Which connector, and which records. */
enum Candidate {
    PREPARED_STRUCT(PreparedConnector.class.getName(), Format.STRUCT),
    BOX_STRUCT(Candidate.BOX, Format.STRUCT),
    PREPARED_JSON(PreparedConnector.class.getName(), Format.JSON),
    BOX_JSON(Candidate.BOX, Format.JSON);

    private static final String BOX = "io.github.boxeventflux.kafka.connect.BoxEventsSourceConnector";

    private final String connector;
    private final Format format;

    Candidate(String connector, Format format) {
        this.connector = connector;
        this.format = format;
    }

    /** Its connector's, to read so many events from there into a topic. */
    Map<String, String> settings(URI apiUrl, int events, String topic) {
        Map<String, String> settings = new HashMap<>(format.settings());
        settings.put("connector.class", connector);
        settings.put("box.api.url", apiUrl.toString());
        settings.put("box.access.token", "any");
        settings.put("box.check", "false");
        settings.put("start.at", "earliest");
        settings.put("topic", topic);
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("exactly.once.support", "required");
        if (connector.equals(PreparedConnector.class.getName())) {
            settings.put(PreparedTask.RECORDS, Integer.toString(events));
        }
        return settings;
    }
}
