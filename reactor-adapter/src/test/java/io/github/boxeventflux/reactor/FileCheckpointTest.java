package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** A stream that goes on where it was, with files and a server. */
class FileCheckpointTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private final FakeBox box = FakeBox.start();
    private ReleasedStore store;

    @BeforeEach
    void open() {
        store = new ReleasedStore(CheckpointStore.file(directory));
    }

    @AfterEach
    void close() {
        store.awaitReleases(SOON);
        box.close();
    }

    private StreamOptions.Builder options() {
        return StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .streamType(StreamType.ALL)
                .startAt(StartAt.earliest())
                .pageLimit(10)
                .name("audit")
                .checkpointStore(store);
    }

    private void publish(int from, int to) {
        box.publish(IntStream.range(from, to)
                .mapToObj("{\"type\":\"event\",\"event_id\":\"%d\",\"event_type\":\"ITEM_UPLOAD\"}"::formatted)
                .toArray(String[]::new));
    }

    private Flux<String> acknowledged(StreamOptions options) {
        return BoxEventFlux.records(options)
                .doOnNext(EventRecord::acknowledge)
                .map(eventRecord -> String.valueOf(eventRecord.event().eventId()));
    }

    private static String[] ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toArray(String[]::new);
    }

    @Test
    void everySubscriptionGoesOnWhereTheLastOneWasCancelled() {
        publish(0, 100);

        for (int from = 0; from < 100; from += 7) {
            int to = Math.min(from + 7, 100);
            acknowledged(options().build())
                    .take(to - from)
                    .as(StepVerifier::create)
                    .expectNext(ids(from, to))
                    .expectComplete()
                    .verify(SOON);
        }
    }

    @Test
    void whatHappensWhileNobodyReadsIsReadAfterwards() {
        Sinks.Empty<Void> stop = Sinks.empty();
        acknowledged(options().startAt(StartAt.now()).stopWhen(stop.asMono()).build())
                .as(StepVerifier::create)
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);

        publish(0, 25);

        acknowledged(options().startAt(StartAt.now()).build())
                .as(StepVerifier::create)
                .expectNext(ids(0, 25))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void aStreamWithAStoreIsDoneWithWhatDemandHasPassed() {
        publish(0, 30);

        BoxEventFlux.stream(options().build())
                .as(events -> StepVerifier.create(events, 15))
                .expectNextCount(15)
                .thenCancel()
                .verify(SOON);

        BoxEventFlux.stream(options().build())
                .map(event -> String.valueOf(event.eventId()))
                .as(StepVerifier::create)
                .expectNext(ids(14, 30))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void aDamagedFileEndsTheStreamBeforeBoxIsAsked() throws IOException {
        publish(0, 5);
        Sinks.Empty<Void> stop = Sinks.empty();
        acknowledged(options().stopWhen(stop.asMono()).build())
                .as(StepVerifier::create)
                .expectNextCount(5)
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);
        Path file;
        try (Stream<Path> files = Files.list(directory)) {
            file = files.filter(found -> found.toString().endsWith(".checkpoint"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] damaged = Files.readString(file).replace("\"4\"", "\"5\"").getBytes(StandardCharsets.UTF_8);
        Files.write(file, damaged);
        int before = box.count(Call.READ_EVENTS);

        acknowledged(options().build())
                .as(StepVerifier::create)
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(CheckpointException.class)
                        .hasMessageContainingAll(file.toString(), "damaged"));

        assertThat(box.count(Call.READ_EVENTS)).isEqualTo(before);
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
}
