package io.github.boxeventflux.docs.testing;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class RestartTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void whatIsDoneDoesNotComeAgainAndWhatIsNotDoes(FakeBox box) {
        Event[] three = SampleEvents.numbered(0, 3);
        box.publish(three);
        StreamOptions options = box.options()
                .startAt(StartAt.earliest())
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .build();

        BoxEventFlux.records(options)
                .concatMap(record -> record.event().equals(three[1])
                        ? record.checkpoint().thenReturn(record.event())
                        : Mono.just(record.event()))
                .as(StepVerifier::create)
                .expectNext(three)
                .thenCancel()
                .verify(SOON);

        BoxEventFlux.stream(options)
                .as(StepVerifier::create)
                .expectNext(three[0], three[2])
                .thenCancel()
                .verify(SOON);
    }
}
