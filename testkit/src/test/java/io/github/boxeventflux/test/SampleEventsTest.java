package io.github.boxeventflux.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.boxeventflux.event.AdminItemSource;
import io.github.boxeventflux.event.AppItemSource;
import io.github.boxeventflux.event.ApplicationSource;
import io.github.boxeventflux.event.BarrierSource;
import io.github.boxeventflux.event.CollaborationSource;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.event.FileSource;
import io.github.boxeventflux.event.FolderSource;
import io.github.boxeventflux.event.GroupSource;
import io.github.boxeventflux.event.OtherSource;
import io.github.boxeventflux.event.UserSource;
import io.github.boxeventflux.event.WebLinkSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleEventsTest {

    private static Stream<Event> everything() {
        return Stream.of(
                        SampleEvents.ofEveryType().stream(),
                        SampleEvents.ofEverySource().stream(),
                        SampleEvents.stream(7).limit(300),
                        Stream.of(SampleEvents.upload("report.pdf"), SampleEvents.numbered(42)))
                .flatMap(events -> events);
    }

    @Test
    void everyEventHasWhatEventsOfBoxHave() {
        assertThat(everything()).allSatisfy(event -> {
            JsonNode json = Http.json(event.json());
            assertThat(json.get("type").asText()).isEqualTo("event");
            assertThat(event.eventType().value())
                    .isEqualTo(json.get("event_type").asText());
            assertThat(event.eventId()).matches("[0-9a-f]{40}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(json.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-08:00");
            assertThat(Objects.requireNonNull(event.createdBy()).login()).endsWith("@example.com");
            assertThat(event.json()).doesNotContain("$").doesNotContain("\n");
        });
    }

    @Test
    void everyKnownTypeHasItsEvent() {
        assertThat(SampleEvents.ofEveryType())
                .extracting(Event::eventType)
                .containsExactlyElementsOf(EventType.known());
    }

    @Test
    void anyOtherTypeHasOneToo() {
        assertThat(SampleEvents.of(EventType.of("SOMETHING_NEW")).eventType().value())
                .isEqualTo("SOMETHING_NEW");
    }

    @Test
    void everyShapeOfSourceIsThere() {
        List<Event> events = SampleEvents.ofEverySource();

        assertThat(events)
                .extracting(Event::source)
                .hasAtLeastOneElementOfType(FileSource.class)
                .hasAtLeastOneElementOfType(FolderSource.class)
                .hasAtLeastOneElementOfType(WebLinkSource.class)
                .hasAtLeastOneElementOfType(UserSource.class)
                .hasAtLeastOneElementOfType(AdminItemSource.class)
                .hasAtLeastOneElementOfType(AppItemSource.class)
                .hasAtLeastOneElementOfType(CollaborationSource.class)
                .hasAtLeastOneElementOfType(GroupSource.class)
                .hasAtLeastOneElementOfType(ApplicationSource.class)
                .hasAtLeastOneElementOfType(BarrierSource.class)
                .hasAtLeastOneElementOfType(OtherSource.class)
                .containsNull();
    }

    @Test
    void everyShapeOfSourceIsUsedByAKnownType() {
        assertThat(EventType.known().stream().map(SampleSource::of)).contains(SampleSource.values());
    }

    @Test
    void theSameCallGivesTheSameEvents() {
        assertThat(SampleEvents.of(EventType.ITEM_MOVE)).isEqualTo(SampleEvents.of(EventType.ITEM_MOVE));
        assertThat(SampleEvents.ofEveryType()).isEqualTo(SampleEvents.ofEveryType());
        assertThat(SampleEvents.stream(3).limit(50).toList())
                .isEqualTo(SampleEvents.stream(3).limit(50).toList())
                .isNotEqualTo(SampleEvents.stream(4).limit(50).toList());
    }

    @Test
    void everyEventHasAnIdOfItsOwn() {
        Scene scene = new Scene(new Random(1), SampleEvents.MONDAY);

        assertThat(Stream.generate(() -> scene.newEventId().fill("$eventId")).limit(50_000))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUploadIsOfTheNamedFile() {
        Event upload = SampleEvents.upload("a \"quoted\" résumé $1\\.pdf");

        assertThat(upload.eventType()).isEqualTo(EventType.ITEM_UPLOAD);
        assertThat(Objects.requireNonNull(upload.source()).name()).isEqualTo("a \"quoted\" résumé $1\\.pdf");
        assertThat(upload.eventId())
                .isNotEqualTo(SampleEvents.upload("other.pdf").eventId());
    }

    @Test
    void numberedEventsCountUp() {
        Event[] events = SampleEvents.numbered(255, 3);

        assertThat(events)
                .extracting(Event::eventId)
                .containsExactly("0".repeat(38) + "ff", "0".repeat(37) + "100", "0".repeat(37) + "101");
        assertThat(Duration.between(events[0].createdAt(), events[2].createdAt()))
                .isEqualTo(Duration.ofSeconds(2));
        assertThatIllegalArgumentException().isThrownBy(() -> SampleEvents.numbered(-1));
    }

    @Test
    void aTypicalEventIsAbout1200Bytes() {
        int[] sizes =
                everything().mapToInt(event -> event.json().length()).sorted().toArray();

        assertThat(sizes[0]).isGreaterThan(300);
        assertThat(Arrays.stream(sizes).average().orElseThrow()).isBetween(900.0, 1500.0);
        assertThat(SampleEvents.numbered(1).json().length()).isBetween(1100, 1700);
    }
}
