package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventViewTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:30:40Z");

    @Test
    void whatBoxSentIsPassedOnCharacterForCharacter() {
        Event event = SampleEvents.fromJson("{\"event_type\": \"X\",\"n\":9007199254740993.10}");

        assertThat(EventView.of(event, NOW).json()).isEqualTo(event.json());
    }

    @Test
    void anUploadIsAboutAFileInAFolder() {
        EventView view = EventView.of(SampleEvents.upload("report.pdf"), NOW);

        assertThat(view.subject()).isNotNull();
        assertThat(view.subject().kind()).isEqualTo("file");
        assertThat(view.subject().name()).isEqualTo("report.pdf");
        assertThat(view.subject().detail()).startsWith("in ");
        assertThat(view.actor()).isNotNull();
    }

    @Test
    void everyShapeOfAnEventCanBeShown() {
        assertThat(SampleEvents.ofEverySource())
                .allSatisfy(event -> assertThat(EventView.of(event, NOW).type())
                        .isEqualTo(event.eventType().value()));
    }

    @Test
    void anEventOfWhichNothingIsKnownCanBeShown() {
        EventView view = EventView.of(SampleEvents.fromJson("{}"), NOW);

        assertThat(view.subject()).isNull();
        assertThat(view.actor()).isNull();
        assertThat(view.createdAt()).isNull();
    }
}
