package io.github.boxeventflux.internal.wire;

import static io.github.boxeventflux.support.Samples.event;
import static io.github.boxeventflux.support.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.boxeventflux.event.Actor;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

    @Test
    void everyFieldIsFoundInAnyOrder() {
        Event event = event("""
                {"action_by":{"login":"boss@example.com","name":"Boss","id":8,"type":"user"},
                 "ip_address":"Unknown IP","session_id":"70090280850c8d2a1933c1",
                 "recorded_at":"2026-03-01T10:00:01-08:00","created_at":"2026-03-01T10:00:00-08:00",
                 "created_by":{"type":"user","id":"7","name":"Ada","login":"ada@example.com","extra":[{}]},
                 "event_type":"ITEM_UPLOAD","accessible_by":{"id":"1"},
                 "event_id":"f82c3ba03e41f7e8a7608363cc6c0390183c3f83","type":"event"}""");

        assertThat(event.eventId()).isEqualTo("f82c3ba03e41f7e8a7608363cc6c0390183c3f83");
        assertThat(event.eventType()).isSameAs(EventType.ITEM_UPLOAD);
        assertThat(event.createdAt()).isEqualTo(OffsetDateTime.parse("2026-03-01T10:00:00-08:00"));
        assertThat(event.recordedAt()).isEqualTo(OffsetDateTime.parse("2026-03-01T10:00:01-08:00"));
        assertThat(event.createdBy()).isEqualTo(new Actor("user", "7", "Ada", "ada@example.com"));
        assertThat(event.actionBy()).isEqualTo(new Actor("user", "8", "Boss", "boss@example.com"));
        assertThat(event.sessionId()).isEqualTo("70090280850c8d2a1933c1");
        assertThat(event.ipAddress()).isEqualTo("Unknown IP");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"0a1b-2c\"', 0a1b-2c",
        "17, 17",
        "9007199254740993, 9007199254740993",
        "115292297625229088611529229762522908861, 115292297625229088611529229762522908861",
        "1.50, 1.50",
    })
    void anIdIsTextWhetherBoxSentTextOrANumber(String sent, String id) {
        Event event =
                event("{\"event_id\":%s,\"session_id\":%s,\"created_by\":{\"id\":%s}}".formatted(sent, sent, sent));

        assertThat(event.eventId()).isEqualTo(id);
        assertThat(event.sessionId()).isEqualTo(id);
        assertThat(event.createdBy()).isEqualTo(new Actor(null, id, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "true", "{}", "[\"1\"]"})
    void whatIsNoIdIsNone(String sent) {
        assertThat(event("{\"event_id\":" + sent + "}").eventId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "7", "{\"event_type\":\"ITEM_UPLOAD\"}", "[\"ITEM_UPLOAD\"]"})
    void whatNamesNoTypeIsUnknown(String sent) {
        assertThat(event("{\"event_type\":" + sent + "}").eventType()).isSameAs(EventType.UNKNOWN);
    }

    @Test
    void aTypeThatNobodyKnowsIsKept() {
        assertThat(event("{\"event_type\":\"BRAND_NEW\"}").eventType()).isEqualTo(EventType.of("BRAND_NEW"));
    }

    @Test
    void nothingIsThereWhenNothingWasSent() {
        assertEmpty(event("{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[]", "[{\"id\":\"1\"},[2]]"})
    void aFieldOfTheWrongKindCountsAsMissing(String wrong) {
        assertEmpty(event("""
                {"type":%1$s,"event_id":%1$s,"event_type":%1$s,"created_at":%1$s,"recorded_at":%1$s,"created_by":%1$s,
                 "action_by":%1$s,"session_id":%1$s,"ip_address":%1$s,"additional_details":%1$s}""".formatted(wrong)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "{}", "[1]"})
    void anActorsFieldOfTheWrongKindCountsAsMissing(String wrong) {
        String actor = "{\"type\":%1$s,\"id\":%1$s,\"name\":%1$s,\"login\":%1$s}".formatted(wrong);

        assertThat(event("{\"created_by\":" + actor + ",\"session_id\":\"s\"}"))
                .satisfies(event -> assertThat(event.createdBy()).isEqualTo(new Actor(null, null, null, null)))
                .satisfies(event -> assertThat(event.sessionId()).isEqualTo("s"));
    }

    @Test
    void escapesAreResolvedInValues() {
        Event event = event("{\"event\\u005fid\":\"\\u0061\\/\\ud83d\\ude00\",\"created_by\":{\"name\":\"\\u00e4\"}}");

        assertThat(event.eventId()).isEqualTo("a/😀");
        assertThat(event.createdBy().name()).isEqualTo("ä");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "-1.5", "\"text\"", "null", "true", "[1, {\"event_type\":\"ITEM_UPLOAD\"}]"})
    void whatIsNoObjectIsAnUnknownEventThatKeepsItsJson(String json) {
        Event event = event(" \n" + json);

        assertThat(event.json()).isEqualTo(json);
        assertEmpty(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "{}]", "nul", "{\"a\":1,}"})
    void whatIsNoJsonIsRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventDecoder.decode(utf8(json)));
    }

    private static void assertEmpty(Event event) {
        assertThat(event.eventType()).isSameAs(EventType.UNKNOWN);
        assertThat(event.eventId()).isNull();
        assertThat(event.createdAt()).isNull();
        assertThat(event.recordedAt()).isNull();
        assertThat(event.createdBy()).isNull();
        assertThat(event.actionBy()).isNull();
        assertThat(event.sessionId()).isNull();
        assertThat(event.ipAddress()).isNull();
        assertThat(event.source()).isNull();
        assertThat(event.additionalDetails()).isEmpty();
    }
}
