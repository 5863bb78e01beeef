package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.checkpoint.StreamKey;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.wire.DecodedPage;
import io.github.boxeventflux.internal.wire.EventDecoder;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.HistoryOptions.Order;
import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.subscriber.TestSubscriber;

/** An enterprise with an event each minute, e0 at the epoch: what was, and then what happens. */
class HistoryTest {

    private static final StreamKey KEY = new StreamKey("audit", StreamType.ADMIN_LOGS_STREAMING);
    private static final Duration LATE = Duration.ofSeconds(60);
    private static final Duration LIVE_LATE = Duration.ofSeconds(12);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final ScriptedStore store = new ScriptedStore();
    private final ScriptedBoxApi box = new ScriptedBoxApi().onRead(this::live).onHistory(this::history);

    HistoryTest() {
        time.advanceTimeBy(Duration.ofDays(10));
    }

    @AfterEach
    void close() {
        VirtualTimeScheduler.reset();
    }

    private Instant now() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    private static DecodedPage page(int from, int to) {
        return new DecodedPage(
                IntStream.range(from, to)
                        .mapToObj(i -> EventDecoder.decode(("{\"event_id\":\"e" + i + "\",\"created_at\":\""
                                        + Instant.ofEpochSecond(60L * i) + "\"}")
                                .getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                "P" + to);
    }

    private int happened(Duration late) {
        return (int) (now().minus(late).getEpochSecond() / 60) + 1;
    }

    private Mono<DecodedPage> live(StreamPosition position) {
        int known = happened(LIVE_LATE);
        int from = position.value().equals("now")
                ? known
                : Integer.parseInt(position.value().substring(1));
        return Mono.just(page(from, Math.min(known, from + 500)));
    }

    private Mono<DecodedPage> history(StreamPosition position, Period period) {
        assertThat(period.to()).isBefore(now());
        int first = (int) ((period.from().getEpochSecond() + 59) / 60);
        int from = position.value().equals("0")
                ? first
                : Integer.parseInt(position.value().substring(1));
        int end = Math.min(happened(LATE), (int) ((period.to().getEpochSecond() + 59) / 60));
        return Mono.delay(Duration.ofMillis(50)).thenReturn(page(from, Math.max(from, Math.min(end, from + 500))));
    }

    private StreamOptions.Builder options(Duration ago) {
        return ScriptedBoxApi.options(StreamType.ADMIN_LOGS_STREAMING)
                .name(KEY.name())
                .startAt(StartAt.since(now().minus(ago)));
    }

    private static String[] events(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toArray(String[]::new);
    }

    private TestSubscriber<String> subscribe(StreamOptions options) {
        return box.eventIds(options).subscribeWith(TestSubscriber.create());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void whatWasComesInOrderAndThenWhatHappens(int concurrency) {
        TestSubscriber<String> seen = subscribe(options(Duration.ofDays(7))
                .history(HistoryOptions.builder().concurrency(concurrency).build())
                .build());

        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen.getReceivedOnNext()).containsExactly(events(3 * 1440, happened(LIVE_LATE)));
    }

    @Test
    void thePositionIsTakenBeforeHistoryIsRead() {
        subscribe(options(Duration.ofDays(7)).build());
        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(box.calls).startsWith("read now").anyMatch(call -> call.startsWith("history"));
        assertThat(box.calls.get(1)).startsWith("history 0 1970-01-03T23:59:59Z");
    }

    @Test
    void nothingIsReadThatIsYoungerThanHistoryIsLate() {
        Instant subscribed = now();
        TestSubscriber<String> seen = subscribe(options(Duration.ofDays(1)).build());
        time.advanceTimeBy(Duration.ofSeconds(59));

        assertThat(seen.getReceivedOnNext()).hasSize(1440 - 1);
        assertThat(box.calls).noneMatch(call -> call.endsWith(subscribed.toString()));
    }

    @Test
    void withoutOrderNothingIsMissingEither() {
        TestSubscriber<String> seen = subscribe(options(Duration.ofDays(7))
                .history(HistoryOptions.builder()
                        .concurrency(8)
                        .order(Order.UNORDERED)
                        .build())
                .build());

        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen.getReceivedOnNext()).containsExactlyInAnyOrder(events(3 * 1440, happened(LIVE_LATE)));
    }

    @Test
    void aPeriodIsReadToItsEnd() {
        TestSubscriber<String> seen = subscribe(ScriptedBoxApi.options(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(Instant.ofEpochSecond(86_400)))
                .createdBefore(Instant.ofEpochSecond(3 * 86_400))
                .build());

        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen.isTerminatedComplete()).isTrue();
        assertThat(seen.getReceivedOnNext()).containsExactly(events(1440, 3 * 1440));
    }

    @Test
    void aRestartGoesOnWithinHistoryAndInTheLiveStream() {
        List<String> all = new ArrayList<>();
        int restarts = 0;
        while (all.size() < 7 * 1440 + 20) {
            int count = 1 + restarts * 397 % 1500;
            StreamOptions options = options(Duration.ofDays(7))
                    .startAt(StartAt.since(Instant.ofEpochSecond(3 * 86_400)))
                    .checkpointStore(store)
                    .history(HistoryOptions.builder()
                            .concurrency(1 + restarts % 5)
                            .order(restarts % 3 == 0 ? Order.UNORDERED : Order.ORDERED)
                            .build())
                    .build();
            TestSubscriber<String> seen = ScriptedBoxApi.read(box, options, Reader::records)
                    .doOnNext(EventRecord::acknowledge)
                    .map(next -> String.valueOf(next.event().eventId()))
                    .take(count)
                    .subscribeWith(TestSubscriber.create());
            time.advanceTimeBy(Duration.ofMinutes(3));
            seen.cancel();
            time.advanceTimeBy(Duration.ofSeconds(1));
            all.addAll(seen.getReceivedOnNext());
            restarts++;
        }

        assertThat(restarts).isGreaterThan(10);
        assertThat(all).containsExactlyInAnyOrder(events(3 * 1440, 3 * 1440 + all.size()));
    }

    @Test
    void aStartThatBoxDoesNotKeepIsRefusedBeforeAnythingIsRead() {
        for (Duration ago : List.of(Duration.ofDays(366), Duration.ofSeconds(-1))) {
            box.eventIds(options(ago).build())
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageStartingWith("startAt: since("));
        }
        assertThat(box.calls).isEmpty();
    }

    @Test
    void theEndOfAPeriodThatIsYoungIsWaitedFor() {
        TestSubscriber<String> seen = subscribe(ScriptedBoxApi.options(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(now().minus(Duration.ofHours(1))))
                .createdBefore(now().plus(Duration.ofMinutes(5)))
                .build());

        time.advanceTimeBy(Duration.ofMinutes(5).plusSeconds(59));
        assertThat(seen.getReceivedOnNext()).hasSizeLessThan(65);
        time.advanceTimeBy(Duration.ofSeconds(3));

        assertThat(seen.isTerminatedComplete()).isTrue();
        assertThat(seen.getReceivedOnNext()).hasSize(65);
    }

    @Test
    void aHistoryThatTakesLongerThanTheLiveStreamIsKeptGetsANewPosition() {
        box.onHistory((position, period) -> box.countOf("history") > 20
                ? history(position, period)
                : Mono.delay(Duration.ofDays(1)).then(Mono.defer(() -> history(position, period))));
        TestSubscriber<String> seen = subscribe(options(Duration.ofDays(9))
                .history(HistoryOptions.builder().concurrency(1).build())
                .build());

        time.advanceTimeBy(Duration.ofDays(30));

        assertThat(box.countOf("read now")).isEqualTo(2);
        assertThat(seen.getReceivedOnNext()).containsExactly(events(1440, happened(LIVE_LATE)));
    }

    @Test
    void ofHistoryThatIsHardlyOlderThanItIsLateNothingIsMissing() {
        time.advanceTimeBy(Duration.ofMillis(500));
        TestSubscriber<String> seen =
                subscribe(options(Duration.ofMillis(60_200)).build());

        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen.getReceivedOnNext()).containsExactly(events(10 * 1440 - 1, happened(LIVE_LATE)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "now", "the same"})
    void aPageThatDoesNotSayWhatComesNextIsNoEnd(String next) {
        box.onHistory((position, period) -> history(position, period)
                .map(page -> box.countOf("history") % 3 != 1
                        ? page
                        : new DecodedPage(page.events(), "the same".equals(next) ? position.value() : next)));

        TestSubscriber<String> seen = subscribe(twoDays()
                .history(HistoryOptions.builder().concurrency(1).build())
                .build());
        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen.isTerminatedComplete()).isTrue();
        assertThat(seen.getReceivedOnNext()).containsExactly(events(1440, 3 * 1440));
    }

    private List<HistoryProgress> progressOf(StreamOptions options) {
        List<HistoryProgress> told = new ArrayList<>();
        StreamListener listener = new StreamListener() {
            @Override
            public void onHistoryProgress(StreamInfo stream, HistoryProgress progress) {
                told.add(progress);
            }
        };
        box.eventIds(options, listener).subscribe();
        time.advanceTimeBy(Duration.ofMinutes(10));
        return told;
    }

    private StreamOptions.Builder twoDays() {
        return ScriptedBoxApi.options(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(Instant.ofEpochSecond(86_400)))
                .createdBefore(Instant.ofEpochSecond(3 * 86_400));
    }

    @Test
    void howFarHistoryIsReadIsToldFromItsBeginningToItsEnd() {
        List<HistoryProgress> told = progressOf(twoDays().build());

        assertThat(told.get(0))
                .isEqualTo(
                        new HistoryProgress(Instant.ofEpochSecond(86_400), Duration.ZERO, Duration.ofDays(2), 0, 0, 0));
        HistoryProgress last = told.get(told.size() - 1);
        assertThat(last)
                .isEqualTo(new HistoryProgress(
                        Instant.ofEpochSecond(3 * 86_400),
                        Duration.ofDays(2),
                        Duration.ZERO,
                        2 * 1440,
                        box.countOf("history"),
                        box.countOf("history")));
        assertThat(told)
                .extracting(HistoryProgress::doneUntil)
                .isSorted()
                .doesNotContain(Instant.EPOCH)
                .hasSizeGreaterThan(2);
        assertThat(told)
                .allSatisfy(progress ->
                        assertThat(progress.done().plus(progress.left())).isEqualTo(Duration.ofDays(2)));
    }

    @Test
    void whatIsLeftOfHistoryIsGuessedFromWhatWasRead() {
        List<HistoryProgress> told = progressOf(twoDays().build());

        assertThat(told.get(0).estimatedEventsLeft()).isZero();
        assertThat(told.get(told.size() - 1).estimatedEventsLeft()).isZero();
        // With an event each minute the guess is as good as it can be: a page ends within a second.
        assertThat(told.subList(1, told.size()))
                .allSatisfy(progress -> assertThat(progress.events() + progress.estimatedEventsLeft())
                        .isBetween(2 * 1440L - 30, 2 * 1440L + 30));
    }

    @Test
    void aCallForHistoryThatFailsIsCountedAmongTheCalls() {
        box.onHistory((position, period) -> box.countOf("history") == 1
                ? Mono.error(new UnavailableException("down for a moment", null, null, null))
                : history(position, period));

        List<HistoryProgress> told = progressOf(twoDays().build());

        HistoryProgress last = told.get(told.size() - 1);
        assertThat(last.calls()).isEqualTo(box.countOf("history"));
        assertThat(last.pages()).isEqualTo(last.calls() - 1);
    }

    @Test
    void historyThatGoesOnAfterARestartIsToldFromThere() {
        Checkpoint within = new Checkpoint(
                new StreamPosition("P1"),
                now(),
                List.of(),
                List.of(),
                List.of(new Period(Instant.ofEpochSecond(2 * 86_400), Instant.ofEpochSecond(3 * 86_400))));

        List<HistoryProgress> told = progressOf(twoDays().resumeFrom(within).build());

        assertThat(told.get(0).left()).isEqualTo(Duration.ofDays(1));
        assertThat(told.get(told.size() - 1).events()).isEqualTo(1440);
    }

    @Test
    void whatBoxKeepsNoMoreWhileItIsReadIsNotAskedFor() {
        time.advanceTimeBy(Duration.ofDays(360));
        box.onHistory((position, period) -> {
            assertThat(period.from()).isAfterOrEqualTo(now().minus(Duration.ofDays(365)));
            return Mono.delay(Duration.ofMinutes(1)).then(Mono.defer(() -> history(position, period)));
        });
        List<String> seen = new ArrayList<>();
        box.eventIds(options(Duration.ofDays(365).minusSeconds(61))
                        .history(HistoryOptions.builder().concurrency(1).build())
                        .build())
                .take(3000)
                .subscribe(seen::add);

        time.advanceTimeBy(Duration.ofHours(1));

        assertThat(seen).hasSize(3000);
    }

    @Test
    void aStopEndsHistory() {
        Sinks.Empty<Void> stop = Sinks.empty();
        TestSubscriber<String> seen =
                subscribe(options(Duration.ofDays(7)).stopWhen(stop.asMono()).build());
        time.advanceTimeBy(Duration.ofMillis(120));

        stop.tryEmitEmpty();
        List<String> calls = List.copyOf(box.calls);
        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen.isTerminatedComplete()).isTrue();
        assertThat(box.calls).isEqualTo(calls);
    }

    @Test
    void aSlowSubscriberStopsTheReading() {
        TestSubscriber<String> seen = box.eventIds(options(Duration.ofDays(10))
                        .history(HistoryOptions.builder().concurrency(2).build())
                        .pageLimit(100)
                        .build())
                .subscribeWith(TestSubscriber.builder().initialRequest(10).build());

        time.advanceTimeBy(Duration.ofHours(1));

        assertThat(seen.getReceivedOnNext()).containsExactly(events(0, 10));
        assertThat(box.countOf("history")).isLessThanOrEqualTo(2 * 8 + 4);
    }

    @Test
    void nothingIsReadBeforeSomebodyAsks() {
        Flux<String> events = box.eventIds(options(Duration.ofDays(7)).build());
        events.subscribeWith(TestSubscriber.builder().initialRequest(0).build());
        time.advanceTimeBy(Duration.ofHours(1));

        assertThat(box.countOf("history")).isZero();
    }

    @Test
    void theCheckpointOfHistoryCanBeKeptElsewhere() {
        List<PageRecord> pages = new ArrayList<>();
        StreamOptions options = options(Duration.ofDays(7)).build();
        ScriptedBoxApi.read(box, options, Reader::pages).take(3).subscribe(pages::add);
        time.advanceTimeBy(Duration.ofMinutes(1));
        Checkpoint checkpoint = Checkpoint.fromJson(pages.get(2).toCheckpoint().toJson());
        int known = pages.stream().mapToInt(next -> next.page().events().size()).sum();

        TestSubscriber<String> seen =
                subscribe(options.toBuilder().resumeFrom(checkpoint).build());
        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(checkpoint.history()).hasSize(1);
        assertThat(seen.getReceivedOnNext()).containsExactly(events(3 * 1440 + known, happened(LIVE_LATE)));
    }

    private StreamOptions.Builder resumedAfterAYear() {
        Checkpoint within = new Checkpoint(
                new StreamPosition("P100"),
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(new Period(Instant.EPOCH, Instant.ofEpochSecond(9 * 86_400))));
        time.advanceTimeBy(Duration.ofDays(360));
        return options(Duration.ofDays(1)).resumeFrom(within);
    }

    @Test
    void historyThatBoxKeepsNoMoreIsReported() {
        box.eventIds(resumedAfterAYear().build())
                .as(StepVerifier::create)
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(PositionLostException.class)
                        .hasMessageContainingAll("1970-01-01T00:00:00Z", "1970-01-06T00:00:01Z", "onPositionLost"));
        assertThat(box.calls).isEmpty();
    }

    @Test
    void whatBoxStillKeepsOfItIsReadWhereThatIsAskedFor() {
        // A TestSubscriber copies all that it has for each of half a million events.
        List<String> seen = new ArrayList<>();
        box.eventIds(resumedAfterAYear()
                        .onPositionLost(PositionLostPolicy.EARLIEST)
                        .build())
                .subscribe(seen::add);
        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen).isEqualTo(List.of(events(5 * 1440 + 1, happened(LIVE_LATE))));
    }

    @Test
    void orNothingOfIt() {
        int before = happened(LIVE_LATE) + 360 * 1440;
        TestSubscriber<String> seen = subscribe(
                resumedAfterAYear().onPositionLost(PositionLostPolicy.NOW).build());
        time.advanceTimeBy(Duration.ofMinutes(10));

        assertThat(seen.getReceivedOnNext()).isEqualTo(List.of(events(before, happened(LIVE_LATE))));
    }
}
