package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.examples.terminal.Colours;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.test.SampleEvents;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

class EventLineTest {

    private static final StreamPosition POSITION = new StreamPosition("1152922976252290886");
    private static final String UPLOAD = """
            {"event_type":"ITEM_UPLOAD","created_at":"2026-01-05T08:00:00-08:00",
            "created_by":{"id":"3","name":"Mei Tanaka"},
            "source":{"type":"file","id":"1","name":"a.txt","parent":{"id":"2","name":"Payroll"}}}""";

    private final EventLine plain = new EventLine(ZoneId.of("Europe/Lisbon"), Colours.NONE);
    private final EventLine painted = new EventLine(ZoneOffset.UTC, new Colours(Ansi.ON));

    @Test
    void saysWhenWhatWhoToWhatAndWhere() {
        assertThat(plain.of(SampleEvents.fromJson(UPLOAD), POSITION))
                .isEqualTo("01-05 16:00:00  ITEM_UPLOAD                 Mei Tanaka        file a.txt in Payroll"
                        + "  @1152922976252290886");
    }

    @Test
    void theTimeIsLocal() {
        assertThat(new EventLine(ZoneOffset.ofHours(9), Colours.NONE).of(SampleEvents.fromJson(UPLOAD), POSITION))
                .startsWith("01-06 01:00:00  ");
    }

    @Test
    void anEventThatSaysNothingHasALineToo() {
        assertThat(plain.of(SampleEvents.fromJson("null"), POSITION))
                .isEqualTo("no time         UNKNOWN                     somebody          -  @1152922976252290886");
    }

    @Test
    void coloursTellWhatAppearsFromWhatDisappears() {
        assertThat(painted.of(SampleEvents.of(EventType.ITEM_UPLOAD), POSITION)).contains("\033[1m\033[32mITEM_UPLOAD");
        assertThat(painted.of(SampleEvents.of(EventType.ITEM_TRASH), POSITION)).contains("\033[1m\033[31mITEM_TRASH");
        assertThat(painted.of(SampleEvents.of(EventType.ITEM_PREVIEW), POSITION))
                .contains("\033[1m\033[36mITEM_PREVIEW");
    }

    @Test
    void aNameMovesNoCursor() {
        String name = "{\"source\":{\"type\":\"file\",\"id\":\"1\",\"name\":\"a\\u001b[2J\\r\\nb\\u009bc\"}}";

        assertThat(plain.of(SampleEvents.fromJson(name), POSITION)).contains("file a?[2J??b?c  @");
    }

    @ParameterizedTest
    @MethodSource("io.github.boxeventflux.test.SampleEvents#ofEveryType")
    void everyTypeFitsIntoOneLine(Event event) {
        assertThat(plain.of(event, POSITION))
                .contains(event.eventType().value())
                .doesNotContain("\n", "\033", "null")
                .hasSizeLessThan(200);
    }
}
