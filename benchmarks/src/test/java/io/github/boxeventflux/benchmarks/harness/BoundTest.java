package io.github.boxeventflux.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoundTest {

    private final Results results = Results.inTurns(
            new TreeMap<>(Map.of("limit", 200.0, "ours", 50.0, "theirs", 10.0)),
            1,
            3,
            speed -> new Figures().with("speed", speed));

    @Test
    void aFigureIsHeldAgainstAnyCandidates() {
        assertThat(Bound.atLeast(5, "theirs", "speed", "ours").of(results))
                .isEqualTo(new Bound("speed of ours: at least 5.00 × theirs", 5, true));
        assertThat(Bound.atLeast(0.3, "limit", "speed", "ours").of(results).holds())
                .isFalse();
        assertThat(Bound.atMost(0.25, "limit", "speed", "ours").of(results).holds())
                .isTrue();
        assertThat(Bound.atMost(0.24, "limit", "speed", "ours").of(results).holds())
                .isFalse();
    }

    @Test
    void aFigureIsHeldAgainstANumber() {
        assertThat(Bound.atLeast(50, "speed", "ours").of(results))
                .isEqualTo(new Bound("speed of ours: at least 50.00", 50, true));
        assertThat(Bound.atLeast(51, "speed", "ours").of(results).holds()).isFalse();
        assertThat(Bound.atMost(1_000, "speed", "ours").of(results).text()).isEqualTo("speed of ours: at most 1,000");
        assertThat(Bound.atMost(49, "speed", "ours").of(results).holds()).isFalse();
        assertThat(Bound.exactly(50, "speed", "ours").of(results))
                .isEqualTo(new Bound("speed of ours: 50.00", 50, true));
        assertThat(Bound.exactly(51, "speed", "ours").of(results).holds()).isFalse();
    }
}
