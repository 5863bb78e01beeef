package io.github.boxeventflux.stream;

import static io.github.boxeventflux.support.Samples.eventWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.boxeventflux.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"1152922976252290886", "017", " 17 ", "0", "now", "a/b:ü😀"})
    void aPositionIsTheTextThatBoxGave(String text) {
        StreamPosition position = new StreamPosition(text);

        assertThat(position.value()).isEqualTo(text);
        assertThat(position).hasToString(text).isEqualTo(new StreamPosition(text));
    }

    @Test
    void positionsThatAreEqualAsNumbersDiffer() {
        assertThat(new StreamPosition("17"))
                .isNotEqualTo(new StreamPosition("017"))
                .isNotEqualTo(new StreamPosition("17.0"));
        assertThat(new StreamPosition("9007199254740993")).isNotEqualTo(new StreamPosition("9007199254740992"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void aPositionIsNeverBlank(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamPosition(text))
                .withMessageStartingWith("position: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartAt.position(text))
                .withMessageStartingWith("position: ");
    }

    @Test
    void boxsTwoWordsForAPlaceAreStartsOfTheirOwn() {
        assertThat(StartAt.position("0")).isSameAs(StartAt.earliest());
        assertThat(StartAt.position("now")).isSameAs(StartAt.now());
        assertThat(StartAt.position("00")).isEqualTo(new StartAt.Position(new StreamPosition("00")));
    }

    @Test
    void aStartTellsWhatItIs() {
        assertThat(StartAt.now()).hasToString("now()");
        assertThat(StartAt.earliest()).hasToString("earliest()");
        assertThat(StartAt.position("17")).hasToString("position(17)");
        assertThat(StartAt.since(Instant.EPOCH)).hasToString("since(1970-01-01T00:00:00Z)");
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, all, false, 14",
        "CHANGES, changes, false, 14",
        "SYNC, sync, false, 31",
        "ADMIN_LOGS, admin_logs, true, 365",
        "ADMIN_LOGS_STREAMING, admin_logs_streaming, true, 14",
    })
    void everyStreamHasItsNameOwnerAndRetention(StreamType type, String value, boolean enterprise, int days) {
        assertThat(type.value()).isEqualTo(value);
        assertThat(type.isEnterprise()).isEqualTo(enterprise);
        assertThat(type.retention()).isEqualTo(Duration.ofDays(days));
        assertThat(StreamType.values()).hasSize(5);
    }

    @Test
    void aPageKeepsACopyOfItsEvents() {
        List<Event> events = new ArrayList<>(List.of(eventWithId("a")));
        EventPage page = new EventPage(events, new StreamPosition("17"));
        events.clear();

        assertThat(page.events()).containsExactly(eventWithId("a")).isUnmodifiable();
    }
}
