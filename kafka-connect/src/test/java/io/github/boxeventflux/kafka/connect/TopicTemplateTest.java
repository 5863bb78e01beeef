package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.SampleEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTemplateTest {

    private static final BoxStream STREAM = new BoxStream("12 a/b", StreamType.ADMIN_LOGS);

    private static String topic(String template, String eventType) {
        return new TopicTemplate(template)
                .of(STREAM)
                .topic(SampleEvents.fromJson("{\"event_type\":\"" + eventType + "\"}"));
    }

    @Test
    void itsPartsAreTheEventsOwn() {
        assertThat(topic("box", "UPLOAD")).isEqualTo("box");
        assertThat(topic("box-${stream_type}", "UPLOAD")).isEqualTo("box-admin_logs");
        assertThat(topic("${event_type}.${stream_type}", "UPLOAD")).isEqualTo("UPLOAD.admin_logs");
    }

    @Test
    void whatATopicCannotBeNamedBecomesAnUnderscore() {
        assertThat(topic("${account}", "UPLOAD")).isEqualTo("12_a_b");
        assertThat(topic("box.${event_type}", "Ünknown type")).isEqualTo("box._nknown_type");
    }

    @Test
    void aNameThatWouldBeTooLongIsCut() {
        assertThat(topic("box.${event_type}", "X".repeat(300))).hasSize(249).startsWith("box.XXX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "${stream}", "${stream_type", ".", "..", "ä"})
    void whatIsNoNameOfATopicIsRefused(String template) {
        assertThatThrownBy(() -> new TopicTemplate(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
