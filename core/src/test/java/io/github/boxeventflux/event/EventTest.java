package io.github.boxeventflux.event;

import static io.github.boxeventflux.support.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.boxeventflux.support.RandomJson;
import io.github.boxeventflux.support.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"event_id\" : \"1\" ,\n\t\"event_type\":\"ITEM_UPLOAD\"\r\n}",
                "{\"zeta\":1,\"event_type\":\"ITEM_UPLOAD\",\"alpha\":{\"never\":[\"seen\",null,1.50]}}",
                "{\"event_type\":\"ITEM_UPLOAD\",\"note\":\"\\u00e4 \\/ \\\" \\\\ \\n \\ud83d\\ude00 \\ud800\"}",
                "{\"event_type\":\"ITEM_UPLOAD\",\"note\":\"ä 日本 😀 \u2028 \ufeff\"}",
                "{\"event_type\":\"ITEM_UPLOAD\",\"twice\":1,\"twice\":2,\"number\":-0,\"big\":1E400}",
            })
    void itsJsonIsWhatBoxSentCharacterForCharacter(String json) {
        assertThat(event(json).json()).isEqualTo(json);
    }

    @Test
    void itsJsonSurvivesWhateverItHolds() {
        Seeds.forEach(500, random -> {
            String json = new RandomJson(random).object();
            assertThat(event(json).json()).isEqualTo(json);
        });
    }

    @Test
    void eventsAreEqualWhenTheirJsonIs() {
        Event one = event("{\"event_id\":\"1\"}");
        Event same = event("{\"event_id\":\"1\"}");

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(new HashSet<>(Set.of(one))).contains(same);
    }

    @Test
    void theSameIdDoesNotMakeTwoEventsEqual() {
        assertThat(event("{\"event_id\":\"1\"}"))
                .isNotEqualTo(event("{\"event_id\":\"1\",\"event_type\":\"ITEM_UPLOAD\"}"))
                .isNotEqualTo("{\"event_id\":\"1\"}")
                .isNotEqualTo(null);
    }

    @Test
    void itsTextShowsIdTypeAndTimeAndNoContent() {
        Event event = event("""
                {"event_id":"f82c","event_type":"ITEM_UPLOAD","created_at":"2026-03-01T10:00:00-08:00",
                 "created_by":{"type":"user","id":"7","name":"Ada","login":"ada@example.com"},
                 "source":{"type":"file","id":"9","name":"salaries.xlsx"},"ip_address":"10.1.2.3"}""");

        assertThat(event.toString())
                .isEqualTo("Event[ITEM_UPLOAD, id=f82c, createdAt=2026-03-01T10:00-08:00]")
                .doesNotContain("Ada", "ada@example.com", "salaries", "10.1.2.3");
    }

    @Test
    void itsMapsCannotBeChanged() {
        Event event = event("{\"additional_details\":{\"a\":{\"b\":[1]}},\"source\":{\"type\":\"other\"}}");

        assertThatThrownBy(() -> event.additionalDetails().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> event.source().fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatWasDecodedLazilyIsKept() {
        Event event = event("{\"source\":{\"type\":\"file\",\"id\":\"9\"},\"additional_details\":{\"a\":1}}");

        assertThat(event.source()).isSameAs(event.source());
        assertThat(event.additionalDetails()).isSameAs(event.additionalDetails());
    }
}
