package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration MOMENT = Duration.ofMillis(1);

    private static Retention of(StreamType streamType, @Nullable Duration age) {
        Instant readAt = age == null ? null : NOW.minus(age);
        return Retention.of(new Checkpoint(new StreamPosition("17"), readAt, List.of(), List.of()), streamType, NOW);
    }

    @Test
    void whatBoxPromisesToKeepIsKept() {
        assertThat(of(StreamType.ALL, StreamType.ALL.retention())).isEqualTo(Retention.KEPT);
        assertThat(of(StreamType.ALL, null)).isEqualTo(Retention.KEPT);
    }

    @Test
    void betweenTheLeastAndTheMostNobodyKnows() {
        assertThat(of(StreamType.ALL, StreamType.ALL.retention().plus(MOMENT))).isEqualTo(Retention.DOUBTFUL);
        assertThat(of(StreamType.ALL, StreamType.ALL.longestRetention())).isEqualTo(Retention.DOUBTFUL);
    }

    @Test
    void whatIsOlderThanAnythingIsLost() {
        assertThat(of(StreamType.ALL, StreamType.ALL.longestRetention().plus(MOMENT)))
                .isEqualTo(Retention.LOST);
    }
}
