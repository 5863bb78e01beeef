package io.github.boxeventflux.docs.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.box.sdk.BoxAPIConnection;
import com.box.sdk.BoxEvent;
import com.box.sdk.EventListener;
import com.box.sdk.EventStream;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** A user's events, before and after. */
@ExtendWith(FakeBoxExtension.class)
@SuppressWarnings("deprecation") // The SDK's own, for all of its classic API.
class FromEventStreamTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Event[] THREE = SampleEvents.numbered(0, 3);

    private final List<String> archived = new CopyOnWriteArrayList<>();
    private final AtomicLong saved = new AtomicLong();

    @Test
    void before(FakeBox box) {
        BoxAPIConnection api = new CleartextConnection(box);
        Archive archive = archived::add;
        LongConsumer positions = saved::set;
        long start = -1;

        EventStream stream = new EventStream(api, start);
        stream.addListener(new EventListener() {
            @Override
            public void onEvent(BoxEvent event) {
                archive.write(event.getID());
            }

            @Override
            public void onNextPosition(long position) {
                positions.accept(position);
            }

            @Override
            public boolean onException(Throwable error) {
                return true;
            }
        });
        stream.start();

        box.awaitHeldPolls(1, SOON);
        box.publish(THREE);
        await().atMost(SOON).until(() -> archived.size() == 3 && saved.get() > 0);
        assertThat(archived).isEqualTo(ids(THREE));
    }

    @Test
    void after(FakeBox box, @TempDir Path directory) {
        Archive archive = archived::add;
        Sinks.Empty<Void> shutdown = Sinks.empty();
        String position = box.account().newestPosition(StreamType.ALL);
        StreamOptions connection = box.options().build();
        box.publish(THREE);

        StreamOptions options = connection.toBuilder()
                .name("archive")
                .checkpointStore(CheckpointStore.file(directory))
                .startAt(StartAt.position(position))
                .stopWhen(shutdown.asMono())
                .build();
        Mono<Void> archiving = BoxEventFlux.process(
                options, ProcessOptions.defaults(), event -> Mono.fromRunnable(() -> archive.write(event.eventId())));

        StepVerifier.create(archiving)
                .then(() -> await().atMost(SOON).until(() -> archived.size() == 3))
                .then(shutdown::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);
        assertThat(archived).isEqualTo(ids(THREE));
    }

    private static List<String> ids(Event... events) {
        return Arrays.stream(events).map(Event::eventId).toList();
    }

    /** Stands for the reader's own code. */
    interface Archive {
        void write(String eventId);
    }
}
