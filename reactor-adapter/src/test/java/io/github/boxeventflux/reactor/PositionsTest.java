package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.options;
import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.options.PollingOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Every way in which a page can say, or not say, where to go on. */
class PositionsTest {

    private static final StreamOptions LIVE = options(StreamType.ADMIN_LOGS_STREAMING)
            .startAt(StartAt.position("P1"))
            .polling(PollingOptions.builder().interval(Duration.ofMinutes(10)).build())
            .build();

    private final ScriptedBoxApi api = new ScriptedBoxApi();

    private List<String> read(StreamOptions options, Duration time, StreamListener... listeners) {
        List<String> events = new ArrayList<>();
        VirtualTimeScheduler virtualTime = VirtualTimeScheduler.getOrSet();
        try {
            Disposable subscription = api.eventIds(options, listeners).subscribe(events::add);
            virtualTime.advanceTimeBy(time);
            subscription.dispose();
        } finally {
            VirtualTimeScheduler.reset();
        }
        return events;
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "0", "now", "5\u0000"})
    void aGoodPositionIsNeverReplacedByNothing(String answered) {
        List<StreamPosition> kept = new ArrayList<>();
        api.onReads(page(answered, "a"));

        List<String> events = read(LIVE, Duration.ofMinutes(11), new StreamListener() {
            @Override
            public void onPositionKept(StreamInfo stream, StreamPosition position) {
                kept.add(position);
            }
        });

        assertThat(events).containsExactly("a");
        assertThat(api.calls).containsExactly("read P1", "read P1");
        assertThat(kept).containsOnly(new StreamPosition("P1"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "now"})
    void aStartWithoutAUsablePositionIsAskedForAgain(String answered) {
        api.onReads(page(answered), page(answered), page("P7"));

        read(LIVE.toBuilder().startAt(StartAt.now()).build(), Duration.ofMinutes(5));

        assertThat(api.calls).containsExactly("read now", "read now", "read now");
    }

    @Test
    void aPageWithEventsThatDoesNotAdvanceIsDeliveredOnceAndTreatedAsTheEnd() {
        api.onReads(page("P1", "a", "b"));

        assertThat(read(LIVE, Duration.ofMinutes(9))).containsExactly("a", "b");
        assertThat(api.calls).containsExactly("read P1");
    }

    @Test
    void aShortPageIsNotTheEnd() {
        api.onReads(page("P2", "a"), page("P3", "b"), page("P3"));

        assertThat(read(LIVE, Duration.ofMinutes(1))).containsExactly("a", "b");
        assertThat(api.calls).containsExactly("read P1", "read P2", "read P3");
    }

    @Test
    void anEmptyPageThatAdvancesIsFollowed() {
        api.onReads(page("P2"), page("P3"), page("P4", "a"), page("P4"));

        assertThat(read(LIVE, Duration.ofMinutes(1))).containsExactly("a");
    }

    @Test
    void aLiveStreamFollowsThreeEmptyPagesAndThenWaits() {
        api.onRead(position -> Mono.just(page(position + "x")));

        read(LIVE, Duration.ofMinutes(9));

        assertThat(api.calls).containsExactly("read P1", "read P1x", "read P1xx", "read P1xxx");
    }

    @Test
    void historyFollowsEmptyPagesForEverButSlowly() {
        api.onRead(position -> Mono.just(page(position + "x")));

        read(history().build(), Duration.ofMinutes(10));

        assertThat(api.countOf("read")).isBetween(35, 50);
    }

    @Test
    void historyThatIsReadCompletes() {
        api.onReads(page("P1", "a"), page("P2", "b"), page("0"));
        StreamOptions options = history()
                .startAt(StartAt.earliest())
                .createdBefore(Instant.parse("2026-01-01T00:00:00Z"))
                .build();

        StepVerifier.withVirtualTime(() -> api.eventIds(options))
                .expectNext("a", "b")
                .verifyComplete();

        assertThat(api.calls).containsExactly("read 0", "read P1", "read P2");
    }

    @Test
    void theZeroAtTheEndOfHistoryIsNothingToTell() {
        List<StreamPosition> kept = new ArrayList<>();
        api.onReads(page("P2", "a"), page("0"));

        read(history().build(), Duration.ofMinutes(10), new StreamListener() {
            @Override
            public void onPositionKept(StreamInfo stream, StreamPosition position) {
                kept.add(position);
            }
        });

        assertThat(api.calls).startsWith("read P1", "read P2", "read P2").hasSize(2 + 10);
        assertThat(kept).isEmpty();
    }

    @Test
    void historyWithoutAnEndGoesOnPolling() {
        api.onReads(page("P2", "a"), page("P2"), page("P3", "b"), page("P3"));

        assertThat(read(history().build(), Duration.ofMinutes(1))).containsExactly("a", "b");
        assertThat(api.calls).containsExactly("read P1", "read P2", "read P2", "read P3");
    }

    @Test
    void aLiveEnterpriseStreamAsksEveryTwelveSeconds() {
        api.onReads(page("P1"));

        read(options(StreamType.ADMIN_LOGS_STREAMING).build(), Duration.ofMinutes(1));

        assertThat(api.calls).hasSize(1 + 5).startsWith("read now", "read P1");
    }

    private static StreamOptions.Builder history() {
        return options(StreamType.ADMIN_LOGS).startAt(StartAt.position("P1"));
    }
}
