package io.github.boxeventflux.examples.box;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import org.junit.jupiter.api.Test;

class JsonLineTest {

    @Test
    void isWhatBoxSent() {
        assertThat(SampleEvents.ofEverySource())
                .allSatisfy(event -> assertThat(JsonLine.of(event)).isEqualTo(event.json()));
    }

    @Test
    void isOneLineEvenIfBoxSentMore() {
        Event event = SampleEvents.fromJson("{\n  \"event_id\": \"a\\nb\",\r\n  \"event_type\": \"X\"\n}");

        assertThat(JsonLine.of(event)).isEqualTo("{   \"event_id\": \"a\\nb\",    \"event_type\": \"X\" }");
    }
}
