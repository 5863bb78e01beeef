package io.github.boxeventflux.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.reactor.EventRecord;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@ExtendWith(FakeBoxExtension.class)
class BlockingTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Event[] THREE = SampleEvents.numbered(0, 3);

    @Test
    void aLoop(FakeBox box) {
        StreamOptions options = box.options()
                .startAt(StartAt.earliest())
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .build();
        List<Event> archive = new ArrayList<>();
        box.publish(THREE);

        try (Stream<EventRecord> records = BoxEventFlux.records(options).toStream(1)) {
            for (Iterator<EventRecord> each = records.iterator(); each.hasNext(); ) {
                EventRecord record = each.next();
                archive.add(record.event());
                record.acknowledge();
                if (archive.size() == 3) {
                    break;
                }
            }
        }

        assertThat(archive).containsExactly(THREE);
        box.awaitHeldPolls(0, SOON);
    }

    @Test
    void aPeriod(FakeBox box) {
        StreamOptions options = box.options()
                .streamType(StreamType.ADMIN_LOGS)
                .createdAfter(THREE[0].createdAt().toInstant())
                .createdBefore(THREE[2].createdAt().toInstant())
                .build();
        box.publish(THREE);

        List<Event> period = BoxEventFlux.stream(options).collectList().block();

        assertThat(period).containsExactly(THREE);
    }

    @Test
    void aHandlerThatBlocks(FakeBox box) {
        Sinks.Empty<Void> stop = Sinks.empty();
        StreamOptions options = box.options()
                .startAt(StartAt.earliest())
                .stopWhen(stop.asMono())
                .build();
        List<Event> archived = new ArrayList<>();
        Consumer<Event> archive = event -> {
            assertThat(Schedulers.isInNonBlockingThread()).isFalse();
            archived.add(event);
            if (archived.size() == 3) {
                stop.tryEmitEmpty();
            }
        };
        box.publish(THREE);

        Mono<Void> processed = BoxEventFlux.process(
                options,
                ProcessOptions.defaults(),
                event -> Mono.fromRunnable(() -> archive.accept(event)).subscribeOn(Schedulers.boundedElastic()));

        StepVerifier.create(processed).expectComplete().verify(SOON);
        assertThat(archived).containsExactly(THREE);
    }
}
