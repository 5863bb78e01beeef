package io.github.boxeventflux.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.stream.StreamPosition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    @Test
    void itKeepsACopyOfItsIds() {
        List<String> recent = new ArrayList<>(List.of("a"));
        List<String> acknowledged = new ArrayList<>(List.of("b"));
        Checkpoint checkpoint = new Checkpoint(new StreamPosition("17"), null, recent, acknowledged);
        recent.clear();
        acknowledged.clear();

        assertThat(checkpoint.recentEventIds()).containsExactly("a").isUnmodifiable();
        assertThat(checkpoint.acknowledgedBeyond()).containsExactly("b").isUnmodifiable();
    }

    @Test
    void oneOfWhichLittleIsKnownHasNoTimeAndNothingOutOfOrder() {
        Checkpoint checkpoint = new Checkpoint(new StreamPosition("17"), List.of("a"));

        assertThat(checkpoint).isEqualTo(new Checkpoint(new StreamPosition("17"), null, List.of("a"), List.of()));
    }
}
