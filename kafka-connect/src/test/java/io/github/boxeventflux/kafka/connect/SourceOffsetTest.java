package io.github.boxeventflux.kafka.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceOffsetTest {

    private static final BoxStream STREAM = new BoxStream("11", StreamType.CHANGES);

    private static final Checkpoint CHECKPOINT = new Checkpoint(
            new StreamPosition("30401068076164269"),
            Instant.parse("2026-03-01T10:00:00Z"),
            List.of("a", "b", "c"),
            List.of("d"));

    @Test
    void aCheckpointComesBackAsItWas() {
        assertThat(SourceOffset.read(STREAM, SourceOffset.of(CHECKPOINT))).isEqualTo(CHECKPOINT);
    }

    @Test
    void peopleSeeThePosition() {
        assertThat(SourceOffset.of(CHECKPOINT)).containsEntry("position", "30401068076164269");
    }

    @Test
    void aPositionAloneIsEnough() {
        assertThat(SourceOffset.read(STREAM, Map.of("position", "7")))
                .isEqualTo(new Checkpoint(new StreamPosition("7"), List.of()));
    }
}
