package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.options.CheckpointOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What is saved when, and what a restart makes of it. */
class CheckpointTest {

    static final StreamKey KEY = new StreamKey("audit", StreamType.ALL);

    /** Three pages with two events each, then nothing more. */
    private static final Map<String, DecodedPage> SIX = Map.of(
            "now", page("P0"),
            "0", page("P1", "a", "b"),
            "P0", page("P1", "a", "b"),
            "P1", page("P2", "c", "d"),
            "P2", page("P3", "e", "f"),
            "P3", page("P3"));

    private final ScriptedStore store = new ScriptedStore();
    private final ScriptedBoxApi api = new ScriptedBoxApi().onRead(position -> Mono.just(SIX.get(position.value())));
    private final List<EventRecord> seen = new ArrayList<>();

    private StreamOptions.Builder options() {
        return ScriptedBoxApi.options(StreamType.ALL)
                .name("audit")
                .checkpointStore(store)
                .startAt(StartAt.earliest());
    }

    private Flux<EventRecord> records(StreamOptions options, StreamListener... listeners) {
        return ScriptedBoxApi.read(api, options, Reader::records, listeners).doOnNext(seen::add);
    }

    private static String id(EventRecord eventRecord) {
        return String.valueOf(eventRecord.event().eventId());
    }

    private Flux<String> recordIds(StreamOptions options) {
        return records(options).map(CheckpointTest::id);
    }

    private void acknowledge(String... ids) {
        List<String> wanted = List.of(ids);
        seen.stream().filter(eventRecord -> wanted.contains(id(eventRecord))).forEach(EventRecord::acknowledge);
    }

    private String position() {
        Checkpoint stored = store.stored(KEY);
        return stored == null ? "none" : stored.position().value();
    }

    @Test
    void thePositionThatNowGaveIsSavedAtOnce() {
        recordIds(options().startAt(StartAt.now()).build())
                .as(StepVerifier::create)
                .expectSubscription()
                .then(() -> assertThat(position()).isEqualTo("P0"))
                .thenCancel()
                .verify();
    }

    @Test
    void howManyEventsAreOutstandingCanBeAskedForAtAnyTime() {
        List<IntSupplier> unacknowledged = new ArrayList<>();
        StreamListener listener = new StreamListener() {
            @Override
            public void onTracking(StreamInfo stream, IntSupplier outstanding) {
                unacknowledged.add(outstanding);
            }
        };

        records(options().build(), listener)
                .map(CheckpointTest::id)
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> assertThat(unacknowledged.get(0).getAsInt()).isEqualTo(6))
                .then(() -> acknowledge("b", "f"))
                .then(() -> assertThat(unacknowledged.get(0).getAsInt()).isEqualTo(4))
                .thenCancel()
                .verify();
        assertThat(unacknowledged).hasSize(1);
    }

    @Test
    void aRestartGoesOnBehindThePagesThatAreAcknowledged() {
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a", "b", "c", "d"))
                .thenCancel()
                .verify();
        assertThat(position()).isEqualTo("P2");
        api.calls.clear();

        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("e", "f")
                .thenCancel()
                .verify();
        assertThat(api.calls).startsWith("read P2");
    }

    @Test
    void aRestartRepeatsNeitherWhatIsDoneBeforeThePositionNorWhatIsDoneBehindIt() {
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a", "b", "d", "f"))
                .thenCancel()
                .verify();
        assertThat(store.stored(KEY).recentEventIds()).containsExactly("a", "b");
        assertThat(store.stored(KEY).acknowledgedBeyond()).containsExactly("d", "f");

        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("c", "e")
                .thenCancel()
                .verify();
    }

    @Test
    void whatIsDoneBehindThePositionIsRememberedOverManyRestarts() {
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("b", "d", "f"))
                .thenCancel()
                .verify();
        recordIds(options().prefetchPages(0).build())
                .as(records -> StepVerifier.create(records, 1))
                .expectNext("a")
                .thenCancel()
                .verify();
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "c", "e")
                .then(() -> acknowledge("a", "c", "e"))
                .thenCancel()
                .verify();

        assertThat(position()).isEqualTo("P3");
    }

    @Test
    void whatIsDoneBehindThePositionIsNotRepeatedAfterAPageThatLeadsNowhere() {
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("d", "f"))
                .thenCancel()
                .verify();
        AtomicBoolean slip = new AtomicBoolean(true);
        api.onRead(position -> Mono.just(slip.getAndSet(false) ? page(null, "a", "b") : SIX.get(position.value())))
                .onPoll(server -> Mono.just(LongPollAnswer.NEW_CHANGE));

        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "e")
                .thenCancel()
                .verify();
    }

    @Test
    void boxesOwnRepeatsDoNotComeThroughARestart() {
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a", "b", "c", "d", "e", "f"))
                .thenCancel()
                .verify();
        api.calls.clear();
        api.onReads(page("P4", "b", "f", "g"), page("P4"));

        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("g")
                .thenCancel()
                .verify();
    }

    @Test
    void aRepeatOfWhatIsNotAcknowledgedYetIsNotTakenForDone() {
        api.onReads(page("P1", "a"), page("P2", "a", "b"), page("P2"));
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b")
                .then(() -> acknowledge("b"))
                .thenCancel()
                .verify();
        assertThat(position()).isEqualTo("0");
        assertThat(store.stored(KEY).acknowledgedBeyond()).containsExactly("b");

        api.calls.clear();
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a")
                .thenCancel()
                .verify();
    }

    @Test
    void typesThatWereNotAskedForAndEmptyPagesCountAsDone() {
        api.onReads(page("P1", "a"), page("P2"), page("P2"));

        recordIds(options().eventTypes(EventType.DOWNLOAD).build()).subscribe().dispose();

        assertThat(position()).isEqualTo("P2");
    }

    @Test
    void whoCancelsAtOnceLeavesNothingBehind() {
        Flux<String> stream = recordIds(options().build());

        stream.as(StepVerifier::create).thenCancel().verify();

        stream.as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .thenCancel()
                .verify();
    }

    @Test
    void aStoredCheckpointWinsOverStartAtAndResumeFrom() {
        store.store(KEY, new Checkpoint(new StreamPosition("P2"), List.of("e")));

        recordIds(options()
                        .resumeFrom(new Checkpoint(new StreamPosition("P1"), List.of()))
                        .build())
                .as(StepVerifier::create)
                .expectNext("f")
                .thenCancel()
                .verify();
    }

    @Test
    void aStreamIsDoneWithAnEventWhenDemandHasPassedIt() {
        Flux<String> events = ScriptedBoxApi.eventIds(api, options().build());

        events.as(stream -> StepVerifier.create(stream, 3))
                .expectNext("a", "b", "c")
                .thenCancel()
                .verify();
        assertThat(position()).isEqualTo("P1");
        assertThat(store.stored(KEY).acknowledgedBeyond()).isEmpty();

        events.as(stream -> StepVerifier.create(stream, 3))
                .expectNext("c", "d", "e")
                .thenRequest(1)
                .expectNext("f")
                .thenCancel()
                .verify();
        assertThat(position()).isEqualTo("P2");
        assertThat(store.stored(KEY).acknowledgedBeyond()).containsExactly("e");
    }

    @Test
    void aPageIsAcknowledgedAsAWhole() {
        List<PageRecord> pages = new ArrayList<>();
        ScriptedBoxApi.read(api, options().build(), Reader::pages)
                .doOnNext(pages::add)
                .map(page -> page.page().events().size())
                .as(StepVerifier::create)
                .expectNext(2, 2, 2)
                .then(() -> pages.get(1).acknowledge())
                .then(() -> assertThat(position()).isEqualTo("0"))
                .then(() -> pages.get(0).acknowledge())
                .thenCancel()
                .verify();

        assertThat(position()).isEqualTo("P2");
    }

    @Test
    void savesAreMadeOneAtATimeNoOftenerThanWasSetAndTheNewestWins() {
        Sinks.Empty<Void> slow = Sinks.empty();
        store.beforeSave(checkpoint -> store.saves().size() == 1 ? slow.asMono() : Mono.empty());
        StepVerifier.withVirtualTime(() -> recordIds(options().build()))
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a"))
                .then(() -> assertThat(store.saves()).containsExactly("save 0"))
                .then(() -> acknowledge("b", "c"))
                .thenAwait(Duration.ofSeconds(1))
                .then(() -> assertThat(store.calls).containsExactly("load", "save 0"))
                .then(slow::tryEmitEmpty)
                .then(() -> acknowledge("d"))
                .then(() -> assertThat(store.saves()).hasSize(1))
                .thenAwait(Duration.ofMillis(99))
                .then(() -> assertThat(store.saves()).hasSize(1))
                .thenAwait(Duration.ofMillis(1))
                .then(() -> assertThat(store.saves()).containsExactly("save 0", "save P2"))
                .thenCancel()
                .verify();

        assertThat(store.calls).containsExactly("load", "save 0", "saved 0", "save P2", "saved P2", "release");
    }

    @Test
    void atMostTenSavesASecondAreMade() {
        StepVerifier.withVirtualTime(() -> records(options().build())
                        .delayElements(Duration.ofMillis(10))
                        .doOnNext(EventRecord::acknowledge)
                        .map(CheckpointTest::id))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(1))
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> assertThat(store.saves()).containsExactly("save 0", "save P3"))
                .thenCancel()
                .verify();
    }

    @Test
    void aCheckpointOfOneRecordDoesNotWaitForTheInterval() {
        StreamOptions rare = options()
                .checkpoint(CheckpointOptions.builder()
                        .saveInterval(Duration.ofHours(1))
                        .build())
                .build();
        StepVerifier.withVirtualTime(() -> records(rare)
                        .concatMap(eventRecord -> eventRecord.checkpoint().thenReturn(id(eventRecord)), 0))
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> assertThat(position()).isEqualTo("P3"))
                .thenCancel()
                .verify();

        assertThat(store.saves()).hasSize(6);
    }

    @Test
    void aCheckpointOfOneRecordCompletesWhenItIsDurable() {
        Sinks.Empty<Void> slow = Sinks.empty();
        List<String> done = new ArrayList<>();
        store.beforeSave(checkpoint -> slow.asMono());

        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> seen.get(3).checkpoint().subscribe(none -> {}, error -> {}, () -> done.add("d")))
                .then(() -> assertThat(done).isEmpty())
                .then(slow::tryEmitEmpty)
                .then(() -> assertThat(done).containsExactly("d"))
                .then(() -> assertThat(store.stored(KEY).acknowledgedBeyond()).containsExactly("d"))
                .thenCancel()
                .verify();
    }

    @Test
    void aCheckpointOfARecordThatIsNotInTheLastSaveFailsWhenTheStreamEnds() {
        store.beforeSave(checkpoint -> Mono.never());
        List<Throwable> errors = new ArrayList<>();
        VirtualTimeScheduler virtualTime = VirtualTimeScheduler.getOrSet();
        try {
            Disposable stream = recordIds(options().build()).subscribe();
            seen.get(0).checkpoint().subscribe(none -> {}, errors::add);
            stream.dispose();
            virtualTime.advanceTimeBy(Duration.ofSeconds(29));
            assertThat(errors).isEmpty();

            virtualTime.advanceTimeBy(Duration.ofSeconds(1));
        } finally {
            VirtualTimeScheduler.reset();
        }

        assertThat(errors).hasSize(1);
        assertThat(errors.get(0)).isInstanceOf(CheckpointException.class).hasMessageContaining("has ended");
    }

    @Test
    void aCheckpointAfterTheEndCompletesForWhatWasSavedAndFailsForTheRest() {
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a"))
                .thenCancel()
                .verify();

        seen.get(0).checkpoint().as(StepVerifier::create).verifyComplete();
        seen.get(1).checkpoint().as(StepVerifier::create).verifyError(CheckpointException.class);
        assertThat(store.stored(KEY).acknowledgedBeyond()).containsExactly("a");
    }

    @Test
    void withoutAStoreACheckpointFailsAndAcknowledgingDoesNothing() {
        StreamOptions options = ScriptedBoxApi.options(StreamType.ALL)
                .startAt(StartAt.earliest())
                .build();
        records(options).take(1).as(StepVerifier::create).expectNextCount(1).verifyComplete();

        seen.get(0).acknowledge();
        seen.get(0)
                .checkpoint()
                .as(StepVerifier::create)
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(CheckpointException.class)
                        .hasMessageContaining("no checkpoint store"));
    }

    @Test
    void aFailedSaveIsRetriedToldAndNeverReachesTheSubscriber() {
        store.beforeSave(checkpoint ->
                store.saves().size() <= 3 ? Mono.error(new IllegalStateException("disk full")) : Mono.empty());
        List<String> told = new ArrayList<>();

        StepVerifier.withVirtualTime(
                        () -> records(options().build(), storeFaults(told)).map(CheckpointTest::id))
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a", "b"))
                .thenAwait(Duration.ofMinutes(1))
                .then(() -> assertThat(position()).isEqualTo("P1"))
                .thenCancel()
                .verify();

        assertThat(told)
                .containsExactly(
                        "SAVE_CHECKPOINT failed 1: disk full",
                        "SAVE_CHECKPOINT failed 2: disk full",
                        "SAVE_CHECKPOINT failed 3: disk full",
                        "SAVE_CHECKPOINT recovered after 3");
    }

    @Test
    void aLoadThatFailsIsRetriedBeforeAnythingIsRead() {
        store.onLoad(load -> store.calls.size() <= 2 ? Mono.error(new IllegalStateException("no database")) : load);
        List<String> told = new ArrayList<>();

        StepVerifier.withVirtualTime(
                        () -> records(options().build(), storeFaults(told)).map(CheckpointTest::id))
                .expectSubscription()
                .then(() -> assertThat(api.calls).isEmpty())
                .thenAwait(Duration.ofMinutes(1))
                .expectNext("a", "b", "c", "d", "e", "f")
                .thenCancel()
                .verify();

        assertThat(told)
                .containsExactly(
                        "LOAD_CHECKPOINT failed 1: no database",
                        "LOAD_CHECKPOINT failed 2: no database",
                        "LOAD_CHECKPOINT recovered after 2");
    }

    @Test
    void aStoreThatDoesNotAnswerIsAskedAgain() {
        store.onLoad(load -> store.calls.size() <= 1 ? Mono.never() : load);

        StepVerifier.withVirtualTime(() -> recordIds(options().build()))
                .expectSubscription()
                .thenAwait(Duration.ofMinutes(2))
                .expectNext("a", "b", "c", "d", "e", "f")
                .thenCancel()
                .verify();
    }

    @Test
    void aDamagedCheckpointEndsTheStreamBeforeAnythingIsRead() {
        store.onLoad(load -> Mono.error(new CheckpointException("the file is damaged", null)));

        recordIds(options().build()).as(StepVerifier::create).verifyErrorMessage("the file is damaged");

        assertThat(api.calls).isEmpty();
        assertThat(store.calls).containsExactly("load", "release");
    }

    @Test
    void aRefusedSaveEndsTheStream() {
        store.beforeSave(checkpoint -> Mono.error(new CheckpointException("somebody else", null)));

        recordIds(options().startAt(StartAt.now()).build())
                .as(StepVerifier::create)
                .thenConsumeWhile(id -> true)
                .verifyErrorMessage("somebody else");
    }

    @Test
    void aRefusedSaveEndsTheReadingOfPagesToo() {
        store.beforeSave(checkpoint -> Mono.error(new CheckpointException("somebody else", null)));
        AtomicBoolean cancelled = new AtomicBoolean();
        api.onPoll(server -> Mono.<LongPollAnswer>never().doOnCancel(() -> cancelled.set(true)));

        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNextCount(6)
                .then(() -> acknowledge("a"))
                .verifyErrorMessage("somebody else");

        assertThat(cancelled).isTrue();
    }

    @Test
    void theFirstSaveDoesNotReplaceWhatAnotherReaderSavedMeanwhile() {
        Checkpoint others = new Checkpoint(new StreamPosition("P9"), List.of());
        store.beforeSave(checkpoint -> Mono.fromRunnable(() -> store.store(KEY, others)));

        recordIds(options().startAt(StartAt.now()).build())
                .as(StepVerifier::create)
                .thenConsumeWhile(id -> true)
                .verifyError(CheckpointException.class);

        assertThat(store.stored(KEY)).isEqualTo(others);
    }

    @Test
    void aGracefulEndWaitsForWhatWasDelivered() {
        Sinks.Empty<Void> stop = Sinks.empty();
        StepVerifier.withVirtualTime(
                        () -> recordIds(options().stopWhen(stop.asMono()).build()))
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(stop::tryEmitEmpty)
                .thenAwait(Duration.ofSeconds(29))
                .then(() -> acknowledge("a", "b", "c", "d", "e"))
                .then(() -> assertThat(store.calls).doesNotContain("release"))
                .then(() -> acknowledge("f"))
                .verifyComplete();

        assertThat(position()).isEqualTo("P3");
        assertThat(store.calls).endsWith("saved P3", "release");
    }

    @Test
    void aGracefulEndDeliversThePageThatWasReadAhead() {
        Sinks.Empty<Void> stop = Sinks.empty();
        StepVerifier.withVirtualTime(
                        () -> recordIds(options().stopWhen(stop.asMono()).build()), 1)
                .expectNext("a")
                .then(() -> assertThat(api.calls).containsExactly("read 0", "read P1"))
                .then(stop::tryEmitEmpty)
                .thenRequest(9)
                .expectNext("b", "c", "d")
                .then(() -> acknowledge("a", "b", "c", "d"))
                .verifyComplete();

        assertThat(api.calls).containsExactly("read 0", "read P1");
        assertThat(position()).isEqualTo("P2");
    }

    @Test
    void aGracefulEndDoesNotWaitForEver() {
        Sinks.Empty<Void> stop = Sinks.empty();
        StepVerifier.withVirtualTime(
                        () -> recordIds(options().stopWhen(stop.asMono()).build()))
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a", "b"))
                .then(stop::tryEmitEmpty)
                .thenAwait(Duration.ofSeconds(30))
                .verifyComplete();

        assertThat(position()).isEqualTo("P1");
    }

    @Test
    void aFatalErrorComesAfterTheLastCheckpoint() {
        api.onRead(position -> position.value().equals("P2")
                ? Mono.error(new ForbiddenException("no", null))
                : Mono.just(SIX.get(position.value())));

        records(options().build())
                .doOnNext(EventRecord::acknowledge)
                .map(CheckpointTest::id)
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d")
                .verifyError(ForbiddenException.class);

        assertThat(position()).isEqualTo("P2");
        assertThat(store.calls).endsWith("saved P2", "release");
    }

    @Test
    void twoReadersOfOneCheckpointInAProcessAreRefused() {
        Flux<String> stream = recordIds(options().build());

        stream.as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> stream.as(StepVerifier::create)
                        .verifyErrorSatisfies(error -> assertThat(error)
                                .isInstanceOf(CheckpointException.class)
                                .hasMessageContainingAll("audit", "in this process already")))
                .thenCancel()
                .verify();
    }

    @Test
    void whoSubscribesRightAfterACancelGoesOnFromTheLastSave() {
        Sinks.Empty<Void> slow = Sinks.empty();
        store.beforeSave(checkpoint -> slow.asMono());
        recordIds(options().build())
                .as(StepVerifier::create)
                .expectNext("a", "b", "c", "d", "e", "f")
                .then(() -> acknowledge("a", "b", "c", "d", "e"))
                .thenCancel()
                .verify();
        api.calls.clear();

        recordIds(options().build())
                .as(StepVerifier::create)
                .then(() -> assertThat(api.calls).isEmpty())
                .then(slow::tryEmitEmpty)
                .expectNext("f")
                .thenCancel()
                .verify();
    }

    private static StreamListener storeFaults(List<String> told) {
        return new StreamListener() {
            @Override
            public void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {
                told.add(call + " failed " + failures + ": " + error.getMessage());
            }

            @Override
            public void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {
                told.add(call + " recovered after " + failures);
            }
        };
    }
}
