package io.github.boxeventflux.internal.engine;

import static io.github.boxeventflux.support.Samples.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingPlanTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"ADMIN_LOGS_STREAMING, 12", "ADMIN_LOGS, 60"})
    void aStreamIsAskedAsOftenAsItShowsNews(StreamType streamType, int seconds) {
        assertThat(new PollingPlan(options(streamType)).pause(T0, T0)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest(name = "{0} after the reading ended, {1} are left of 12 s")
    @CsvSource({
        "PT0S, PT12S",
        "PT5S, PT7S",
        "PT11.999S, PT0.001S",
        "PT12S, PT0S",
        "PT13S, PT0S",
        "P30D, PT0S",
        "PT-0.001S, PT12S",
        "PT-1H, PT12S",
        "P-3650D, PT12S",
    })
    void aSlowSubscriberHasWaitedAlreadyAndAClockThatWasSetBackMakesNoLongerPause(Duration later, Duration left) {
        PollingPlan plan = new PollingPlan(options(StreamType.ADMIN_LOGS_STREAMING));

        assertThat(plan.pause(T0, T0.plus(later))).isEqualTo(left);
    }

    @Test
    void theIntervalCanBeSet() {
        PollingPlan plan = new PollingPlan(options()
                .streamType(StreamType.ADMIN_LOGS)
                .polling(
                        PollingOptions.builder().interval(Duration.ofMinutes(5)).build())
                .build());

        assertThat(plan.pause(T0, T0.plusSeconds(60))).isEqualTo(Duration.ofMinutes(4));
    }
}
