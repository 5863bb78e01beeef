package io.github.boxeventflux.docs.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventFlux;
import io.github.boxeventflux.reactor.ProcessOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.github.boxeventflux.test.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** The code of {@code docs/getting-started.md}. */
@ExtendWith(FakeBoxExtension.class)
class GettingStartedTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Event[] THREE = SampleEvents.numbered(0, 3);

    @Test
    void options() {
        String token = "a-token";

        StreamOptions options = StreamOptions.builder().accessToken(token).build();

        assertThat(options.streamType()).isEqualTo(StreamType.ALL);
        assertThat(options.startAt()).isEqualTo(StartAt.now());
    }

    @Test
    void printed(FakeBox box) {
        StreamOptions options = box.options()
                .streamType(StreamType.ADMIN_LOGS)
                .createdBefore(THREE[2].createdAt().toInstant())
                .build();
        box.publish(THREE);

        Event last = BoxEventFlux.stream(options)
                .doOnNext(event -> System.out.println(event.createdAt() + " " + event.eventType()))
                .blockLast();

        assertThat(last).isEqualTo(THREE[2]);
    }

    @Test
    void processed(FakeBox box, @TempDir Path directory) {
        List<Event> archived = new CopyOnWriteArrayList<>();
        Archive archive = event -> Mono.fromRunnable(() -> archived.add(event));
        StreamOptions options = box.options().startAt(StartAt.earliest()).build();
        box.publish(THREE);

        Sinks.Empty<Void> shutdown = Sinks.empty();
        Mono<Void> processed = BoxEventFlux.process(
                options.toBuilder()
                        .name("archive")
                        .checkpointStore(CheckpointStore.file(directory))
                        .stopWhen(shutdown.asMono())
                        .build(),
                ProcessOptions.defaults(),
                event -> archive.write(event));

        StepVerifier.create(processed)
                .then(() -> await().atMost(SOON).until(() -> archived.size() == 3))
                .then(shutdown::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);
        assertThat(directory).isNotEmptyDirectory();

        archived.clear();
        Disposable again = BoxEventFlux.stream(options.toBuilder()
                        .name("archive")
                        .checkpointStore(CheckpointStore.file(directory))
                        .build())
                .subscribe(archived::add);
        box.awaitHeldPolls(1, SOON);
        assertThat(archived).isEmpty();
        again.dispose();
    }

    /** Stands for the reader's own code. */
    interface Archive {
        Mono<Void> write(Event event);
    }
}
