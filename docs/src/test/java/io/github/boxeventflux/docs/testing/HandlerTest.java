package io.github.boxeventflux.docs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class HandlerTest {

    @Test
    void whatCannotBeArchivedIsLaidAsideAndTheRestGoesOn(FakeBox box) {
        Event[] three = SampleEvents.numbered(0, 3);
        box.publish(three);
        List<Event> tried = new CopyOnWriteArrayList<>();
        List<Event> laidAside = new CopyOnWriteArrayList<>();
        Sinks.Empty<Void> stop = Sinks.empty();
        StreamOptions options = box.options()
                .startAt(StartAt.earliest())
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .stopWhen(stop.asMono())
                .build();

        Mono<Void> processed = BoxEventFlux.process(
                options,
                ProcessOptions.builder()
                        .maxRetries(2)
                        .retry(RetryOptions.builder()
                                .firstBackoff(Duration.ofMillis(10))
                                .build())
                        .onFailure(FailurePolicy.deadLetter((event, error) -> {
                            laidAside.add(event);
                            return Mono.empty();
                        }))
                        .build(),
                event -> {
                    tried.add(event);
                    if (event.equals(three[2])) {
                        stop.tryEmitEmpty();
                    }
                    return event.equals(three[1]) ? Mono.error(new IllegalStateException("full")) : Mono.empty();
                });

        StepVerifier.create(processed).expectComplete().verify(Duration.ofSeconds(10));
        assertThat(tried).containsExactly(three[0], three[1], three[1], three[1], three[2]);
        assertThat(laidAside).containsExactly(three[1]);
    }
}
