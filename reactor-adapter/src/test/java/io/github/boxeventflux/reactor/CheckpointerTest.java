package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.internal.engine.PageProgress;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class CheckpointerTest {

    /** Else it would be waited for, as long as the last checkpoint may take. */
    @Test
    void savingThatBeginsAfterACancelIsOver() {
        StreamOptions options = ScriptedBoxApi.options(StreamType.ALL)
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .startAt(StartAt.now())
                .build();
        StreamInfo stream = new StreamInfo("audit", StreamType.ALL);
        StreamTime time = StreamTime.atSubscription(null, null);
        StreamContext context = StreamContext.of(
                options, new ScriptedBoxApi(), new Random(1), time, new StreamSignals(stream, List.of()));
        StartingPoint start = StartingPoint.at(null, context);
        StoredCheckpoint stored = new StoredCheckpoint(
                CheckpointStore.inMemory(), CheckpointTest.KEY, Claim.NONE, Duration.ofSeconds(1), time);
        Checkpointer checkpointer = new Checkpointer(context, stored, new PageProgress(start.place()), start.recent());

        checkpointer.end(new CheckpointException("cancelled", null)).block();

        StepVerifier.create(checkpointer.saving()).expectComplete().verify(Duration.ofSeconds(5));
    }
}
