package io.github.boxeventflux.kafka.connect;

import io.github.boxeventflux.test.FakeBox;
import java.util.HashMap;
import java.util.Map;

/** The settings of a connector that reads a FakeBox. */
final class TestSettings {

    private TestSettings() {}

    /**
     * What is needed, and more.
     *
     * @param more names and values, in turns
     */
    static Map<String, String> of(FakeBox box, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                "box",
                "connector.class",
                BoxEventsSourceConnector.class.getName(),
                Setting.API_URL,
                box.apiUrl().toString(),
                Setting.ACCESS_TOKEN,
                box.token(),
                Setting.STREAM_TYPE,
                "changes",
                Setting.START_AT,
                "earliest",
                Setting.TOPIC,
                "events"));
        for (int index = 0; index < more.length; index += 2) {
            settings.put(more[index], more[index + 1]);
        }
        return settings;
    }
}
