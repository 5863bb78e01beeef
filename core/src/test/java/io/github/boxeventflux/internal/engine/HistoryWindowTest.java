package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.internal.wire.EventDecoder;
import io.github.boxeventflux.stream.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryWindowTest {

    private static final List<Event> NONE = List.of();
    private static final List<Event> SOME =
            List.of(EventDecoder.decode("{\"event_id\":\"1\"}".getBytes(StandardCharsets.UTF_8)));
    private static final StreamPosition NEXT = new StreamPosition("17");

    private final HistoryWindow window = new HistoryWindow(100, 200, null);

    @Test
    void onlyAnEmptyPageThatLeadsNowhereIsTheEndAtOnce() {
        assertThat(window.isLast(NONE, true)).isFalse();
        assertThat(window.isLast(SOME, true)).isFalse();
        assertThat(window.isLast(NONE, false)).isTrue();
    }

    @Test
    void onePageWithEventsThatLeadsNowhereMayBeASlipAndTwoAreNone() {
        assertThat(window.isLast(SOME, false)).isFalse();
        assertThat(window.isLast(SOME, true)).isFalse();
        assertThat(window.isLast(SOME, false)).isFalse();
        assertThat(window.isLast(SOME, false)).isTrue();
    }

    @Test
    void emptyPagesThatLeadOnAreFollowedEverMoreSlowly() {
        for (int i = 0; i < 3; i++) {
            window.take(NONE, NEXT, 100, false);
            assertThat(window.pause()).isZero();
        }
        window.take(NONE, NEXT, 100, false);
        assertThat(window.pause()).isEqualTo(Duration.ofSeconds(1));
        window.take(NONE, NEXT, 100, false);
        assertThat(window.pause()).isEqualTo(Duration.ofSeconds(2));

        window.take(SOME, NEXT, 100, false);
        assertThat(window.pause()).isZero();
    }
}
