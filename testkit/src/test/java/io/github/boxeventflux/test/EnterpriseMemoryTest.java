package io.github.boxeventflux.test;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs in 64 MiB, as the build starts it. */
@Tag("small-heap")
class EnterpriseMemoryTest {

    private static final int EVENTS = 3_000_000;

    private final TurnedClock clock = new TurnedClock();
    private final Instant end = clock.instant();
    private final Instant start = end.minus(365, DAYS);
    private final Enterprise enterprise =
            Enterprise.yearUntil(end, 7).events(EVENTS).busiestDays(3);

    @Test
    void threeMillionEventsFitIntoAlmostNoMemory() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(64L << 20);

        // Not AssertJ's: it would gather them all.
        long wellFormed = enterprise
                .idsBetween(start, end)
                .filter(id -> id.length() == 40 || id.length() == 36)
                .count();

        assertThat(wellFormed).isEqualTo(EVENTS);
    }

    @Test
    void aHundredPagesFromAnywhereAreServedToo() throws Exception {
        Random random = new Random(7);
        try (FakeBox box = FakeBox.builder().clock(clock).enterprise(enterprise).start()) {
            for (int page = 0; page < 100; page++) {
                Event event = SampleEvents.fromJson(enterprise.json(random.nextInt(EVENTS)));
                Instant from = Objects.requireNonNull(event.createdAt()).toInstant();

                assertThat(Http.ids(new Windows(box, 500).page("0", from, end)))
                        .isEqualTo(enterprise.idsBetween(from, end).limit(500).toList());
            }
        }
    }
}
