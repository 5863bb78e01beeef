package io.github.boxeventflux.examples.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Rate rate = new Rate();

    @Test
    void countsWhatCameInTheLastMinute() {
        rate.add(START);
        rate.add(START);
        rate.add(START.plusSeconds(30));

        assertThat(rate.perMinute(START.plusSeconds(59))).isEqualTo(3);
        assertThat(rate.perMinute(START.plusSeconds(60))).isEqualTo(1);
        assertThat(rate.perMinute(START.plusSeconds(90))).isZero();
    }

    @Test
    void forgetsALongTime() {
        rate.add(START);

        assertThat(rate.perMinute(START.plusSeconds(100_000_000))).isZero();
    }

    @Test
    void aClockThatGoesBackDoesNoHarm() {
        rate.add(START);
        rate.add(START.minusSeconds(5));

        assertThat(rate.perMinute(START)).isEqualTo(2);
    }
}
