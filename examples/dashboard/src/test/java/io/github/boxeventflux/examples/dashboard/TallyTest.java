package io.github.boxeventflux.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:30:40Z");

    private final Tally tally = new Tally();

    @Test
    void anEventCountsForTheMinuteInWhichItHappened() {
        tally.add(event("ITEM_UPLOAD", NOW), NOW);
        tally.add(event("ITEM_UPLOAD", NOW.minusSeconds(40)), NOW);
        tally.add(event("ITEM_TRASH", NOW.minusSeconds(41)), NOW);

        assertThat(tally.perMinute(NOW)).hasSize(Tally.MINUTES).endsWith(0, 1, 2);
        assertThat(tally.byType(NOW)).containsOnly(entry("ITEM_UPLOAD", 2), entry("ITEM_TRASH", 1));
        assertThat(tally.newest()).isEqualTo(NOW);
    }

    @Test
    void whatHappenedLongAgoCountsAsAnEventAndForNoMinute() {
        tally.add(event("ITEM_UPLOAD", NOW.minus(Duration.ofDays(3))), NOW);

        assertThat(tally.events()).isEqualTo(1);
        assertThat(tally.byType(NOW)).isEmpty();
        assertThat(tally.newest()).isEqualTo(NOW.minus(Duration.ofDays(3)));
    }

    @Test
    void aMinuteIsForgottenAfterHalfAnHour() {
        tally.add(event("ITEM_UPLOAD", NOW), NOW);

        assertThat(tally.perMinute(NOW.plus(Duration.ofMinutes(29)))).startsWith(1, 0);
        assertThat(tally.perMinute(NOW.plus(Duration.ofMinutes(30)))).containsOnly(0);
        assertThat(tally.byType(NOW.plus(Duration.ofMinutes(30)))).isEmpty();
    }

    @Test
    void anEventWithoutATimeCountsWhenItComes() {
        tally.add(SampleEvents.fromJson("{\"event_type\":\"ITEM_UPLOAD\"}"), NOW);

        assertThat(tally.perMinute(NOW)).endsWith(1);
    }

    @Test
    void typesThatNobodyKnowsAreOne() {
        for (int number = 0; number < 1_000; number++) {
            tally.add(event("TYPE_" + number, NOW), NOW);
        }

        assertThat(tally.byType(NOW)).containsOnly(entry("UNKNOWN", 1_000));
    }

    private static Entry<String, Integer> entry(String type, int count) {
        return Map.entry(type, count);
    }

    private static Event event(String type, Instant time) {
        return SampleEvents.fromJson("{\"event_type\":\"%s\",\"created_at\":\"%s\"}".formatted(type, time));
    }
}
