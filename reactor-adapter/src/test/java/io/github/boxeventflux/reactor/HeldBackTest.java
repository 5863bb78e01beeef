package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Too much that is not acknowledged holds reading back, and is told; it never holds back who needs to go on. */
class HeldBackTest {

    private static final int PAGE = 10;
    private static final int EVENTS = 500;

    private final ScriptedBoxApi api =
            new ScriptedBoxApi().onRead(position -> Mono.just(pageAt(Integer.parseInt(position.value()))));
    private final List<String> told = new ArrayList<>();

    private static DecodedPage pageAt(int position) {
        String[] ids = IntStream.range(position, Math.min(position + PAGE, EVENTS))
                .mapToObj(String::valueOf)
                .toArray(String[]::new);
        return page(String.valueOf(position + ids.length), ids);
    }

    private static StreamOptions.Builder options(int max) {
        return ScriptedBoxApi.options(StreamType.ALL)
                .name("audit")
                .checkpointStore(CheckpointStore.inMemory())
                .startAt(StartAt.earliest())
                .maxUnacknowledgedEvents(max);
    }

    private Flux<EventRecord> records(StreamOptions options) {
        return ScriptedBoxApi.read(api, options, Reader::records, new StreamListener() {
            @Override
            public void onHeldBack(StreamInfo stream, int unacknowledged) {
                told.add("held back by " + unacknowledged);
            }

            @Override
            public void onReleased(StreamInfo stream) {
                told.add("released");
            }
        });
    }

    @Test
    void noFurtherPageIsReadWhileTooMuchIsOutstanding() {
        List<EventRecord> seen = new ArrayList<>();
        StepVerifier.withVirtualTime(() -> records(options(25).build()).doOnNext(seen::add))
                .expectNextCount(30)
                .thenAwait(Duration.ofHours(1))
                .then(() -> assertThat(api.countOf("read")).isEqualTo(3))
                .then(() -> assertThat(told).containsExactly("held back by 30"))
                .then(() -> seen.subList(0, 5).forEach(EventRecord::acknowledge))
                .then(() -> assertThat(told).hasSize(1))
                .then(() -> seen.get(5).acknowledge())
                .expectNextCount(10)
                .then(() -> assertThat(told).containsExactly("held back by 30", "released", "held back by 34"))
                .thenCancel()
                .verify();
    }

    @Test
    void withoutAStoreNothingIsHeldBack() {
        StreamOptions options = ScriptedBoxApi.options(StreamType.ALL)
                .startAt(StartAt.earliest())
                .maxUnacknowledgedEvents(1)
                .build();

        records(options)
                .as(StepVerifier::create)
                .expectNextCount(EVENTS)
                .thenCancel()
                .verify();

        assertThat(told).isEmpty();
    }

    @Test
    void aStreamThatAcknowledgesByDemandIsNeverHeldBack() {
        ScriptedBoxApi.eventIds(api, options(1).prefetchPages(0).build())
                .as(StepVerifier::create)
                .expectNextCount(EVENTS)
                .thenCancel()
                .verify();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 4", "7, 0", "7, 1", "10, 1", "11, 1", "24, 2", "100, 16", "499, 1"})
    void whoBuffersLessThanTheMostNeverStandsStill(int buffered, int prefetchPages) {
        records(options(buffered + 1).prefetchPages(prefetchPages).build())
                .take(EVENTS / buffered * buffered)
                .buffer(buffered)
                .doOnNext(batch -> batch.forEach(EventRecord::acknowledge))
                .as(StepVerifier::create)
                .expectNextCount(EVENTS / buffered)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void oneThatIsNeverAcknowledgedHoldsNobodyBack() {
        records(options(2).build())
                .skip(1)
                .doOnNext(EventRecord::acknowledge)
                .as(StepVerifier::create)
                .expectNextCount(EVENTS - 1)
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }

    @RepeatedTest(50)
    void acknowledgingOnOtherThreadsReleasesAsWell() {
        records(options(8).build())
                .flatMap(
                        eventRecord -> Mono.fromRunnable(eventRecord::acknowledge)
                                .subscribeOn(Schedulers.parallel())
                                .thenReturn(1),
                        7)
                .as(StepVerifier::create)
                .expectNextCount(EVENTS)
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }
}
