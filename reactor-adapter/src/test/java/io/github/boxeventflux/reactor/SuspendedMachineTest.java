package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.LongPollOptions;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.subscriber.TestSubscriber;

/**
 * A machine that sleeps, or whose clock is set: the clock on the wall jumps, and the time that the scheduler counts stands
 * still meanwhile.
 */
class SuspendedMachineTest {

    private static final Duration GLANCE = Duration.ofSeconds(30);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final ShiftedClock clock = new ShiftedClock(() -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS)));
    private final ScriptedBoxApi box = new ScriptedBoxApi().onReads(ScriptedBoxApi.page("P1"));
    private final List<Duration> silences = new ArrayList<>();

    SuspendedMachineTest() {
        time.advanceTimeBy(Duration.ofDays(100));
    }

    @AfterEach
    void close() {
        VirtualTimeScheduler.reset();
    }

    private TestSubscriber<?> subscribe(StreamOptions.Builder options) {
        StreamListener listener = new StreamListener() {
            @Override
            public void onSilence(StreamInfo stream, Duration silence) {
                silences.add(silence);
            }
        };
        StreamOptions built = options.build();
        StreamSignals signals = new StreamSignals(new StreamInfo(null, built.streamType()), List.of(listener));
        StreamContext context = StreamContext.of(built, box, new Random(1), new StreamTime(time, clock), signals);
        return new Session(context, new HeldLeases()).run(Reader::events).subscribeWith(TestSubscriber.create());
    }

    private StreamOptions.Builder options(StreamType streamType) {
        return ScriptedBoxApi.options(streamType);
    }

    @Test
    void aPollFromBeforeIsGivenUpSoonAfter() {
        subscribe(options(StreamType.CHANGES));
        time.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(box.countOf("poll")).isEqualTo(1);

        clock.shift(Duration.ofHours(8));
        time.advanceTimeBy(GLANCE);

        assertThat(box.countOf("poll") + box.countOf("find")).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8H", "-PT8H", "P200D", "-P200D"})
    void aJumpOfTheClockCostsACallOrTwo(Duration jump) {
        TestSubscriber<?> subscriber = subscribe(options(StreamType.CHANGES));
        time.advanceTimeBy(Duration.ofMinutes(1));
        int before = box.calls.size();

        clock.shift(jump);
        time.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(box.calls.size() - before).isLessThanOrEqualTo(4);
        time.advanceTimeBy(Duration.ofMinutes(30));
        assertThat(box.calls.size() - before).isBetween(6, 20);
        assertThat(subscriber.isTerminated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8H", "-PT8H", "P200D", "-P200D"})
    void anEnterpriseIsAskedAgainAtItsUsualTime(Duration jump) {
        subscribe(options(StreamType.ADMIN_LOGS_STREAMING));
        time.advanceTimeBy(Duration.ofMinutes(1));
        int before = box.countOf("read");

        clock.shift(jump);
        time.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(box.countOf("read") - before).isEqualTo(5);
    }

    @Test
    void aLongPauseIsOverWhenTheClockSaysSo() {
        box.onRead(position ->
                Mono.error(new UnavailableException("come back in an hour", null, Duration.ofHours(1), null)));
        subscribe(options(StreamType.CHANGES));
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(box.countOf("read")).isEqualTo(1);

        clock.shift(Duration.ofHours(2));
        time.advanceTimeBy(GLANCE);

        assertThat(box.countOf("read")).isEqualTo(2);
    }

    @Test
    void nobodyGivesUpSoonerBecauseTheClockWasPutForward() {
        box.onRead(position -> Mono.error(new UnavailableException("down", null, null, null)));
        TestSubscriber<?> subscriber = subscribe(options(StreamType.CHANGES)
                .retry(RetryOptions.builder().giveUpAfter(Duration.ofHours(6)).build()));
        time.advanceTimeBy(Duration.ofMinutes(5));

        clock.shift(Duration.ofDays(2));
        time.advanceTimeBy(Duration.ofHours(5));
        assertThat(subscriber.isTerminated()).isFalse();

        time.advanceTimeBy(Duration.ofHours(1));
        assertThat(subscriber.isTerminatedError()).isTrue();
    }

    @Test
    void aServerThatIsNeverHeardOfIsLookedUpAgainAndWhatIsNewIsRead() {
        RealtimeServer forever = new RealtimeServer(
                URI.create("https://one.box.net/subscribe"), Duration.ofDays(365), 100_000, Duration.ofSeconds(50));
        box.onFind(() -> Mono.just(List.of(forever)));
        subscribe(options(StreamType.CHANGES)
                .longPoll(LongPollOptions.builder()
                        .maxSilence(Duration.ofMinutes(10))
                        .build()));

        time.advanceTimeBy(Duration.ofMinutes(9).plusSeconds(59));
        assertThat(silences).isEmpty();
        assertThat(box.countOf("read")).isEqualTo(1);

        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(silences).containsExactly(Duration.ofMinutes(10));
        assertThat(box.countOf("find")).isEqualTo(2);
        assertThat(box.countOf("read")).isEqualTo(2);
    }
}
