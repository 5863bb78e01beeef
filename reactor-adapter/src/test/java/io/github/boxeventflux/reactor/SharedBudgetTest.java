package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.ScriptedBoxApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.error.RateLimitedException;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Whoever reads one account shares its budget, in virtual time. */
class SharedBudgetTest {

    private static final Duration A_WINDOW = Duration.ofSeconds(61);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final BudgetedClient client = new BudgetedClient(RequestBudget.perMinute(100));
    private final List<String> told = new ArrayList<>();

    private final StreamListener listener = new StreamListener() {
        @Override
        public void onCall(StreamInfo stream, BoxCall call, Duration waited) {
            if (!waited.isZero()) {
                told.add(stream.name() + " waited");
            }
        }

        @Override
        public void onSlowDown(StreamInfo stream, int callsPerMinute, Duration pause) {
            told.add(stream.name() + " slows down to " + callsPerMinute + " after " + pause.toSeconds() + " s");
        }

        @Override
        public void onFullPace(StreamInfo stream, int callsPerMinute) {
            told.add(stream.name() + " may make " + callsPerMinute);
        }
    };

    @AfterEach
    void close() {
        VirtualTimeScheduler.reset();
    }

    private static StreamOptions.Builder options(StreamType streamType) {
        return ScriptedBoxApi.options(streamType)
                .name(streamType.value())
                .startAt(streamType == StreamType.ADMIN_LOGS ? StartAt.earliest() : StartAt.position("0"));
    }

    private Disposable read(StreamOptions.Builder options) {
        return client.eventIds(options.build(), listener).subscribe();
    }

    private int reads() {
        return client.api.countOf("read");
    }

    @Test
    void twoStreamsOfOneAccountShareItsBudget() {
        read(options(StreamType.ALL));
        read(options(StreamType.CHANGES));

        time.advanceTimeBy(Duration.ofSeconds(60));
        assertThat(reads()).isEqualTo(100);

        time.advanceTimeBy(A_WINDOW);
        assertThat(reads()).isEqualTo(200);
        assertThat(told).contains("all waited", "changes waited");
    }

    @Test
    void twoAccountsHaveABudgetEach() {
        read(options(StreamType.ALL).accessToken("one"));
        read(options(StreamType.ALL).accessToken("other"));
        read(options(StreamType.ALL).accessToken("other").asUser("17"));

        time.advanceTimeBy(Duration.ofSeconds(60));

        assertThat(reads()).isEqualTo(300);
    }

    @Test
    void theSameProviderIsTheSameAccountAndAnotherIsNot() {
        AccessTokenProvider one = refused -> CompletableFuture.completedFuture(AccessToken.of("token"));
        AccessTokenProvider other = refused -> CompletableFuture.completedFuture(AccessToken.of("token"));
        read(options(StreamType.ALL).accessTokenProvider(one));
        read(options(StreamType.CHANGES).accessTokenProvider(one));
        read(options(StreamType.ALL).accessTokenProvider(other));

        time.advanceTimeBy(Duration.ofSeconds(60));

        assertThat(reads()).isEqualTo(200);
    }

    @Test
    void withoutALimitNobodyWaits() {
        BudgetedClient unlimited = new BudgetedClient(RequestBudget.unlimited());
        unlimited
                .eventIds(options(StreamType.ALL).build(), listener)
                .take(5_000)
                .subscribe();

        time.advanceTimeBy(Duration.ofSeconds(51));

        assertThat(unlimited.api.countOf("read")).isBetween(5_000, 5_001);
        assertThat(told).isEmpty();
    }

    @Test
    void historyLeavesSomeOfTheBudgetToWhatIsLive() {
        read(options(StreamType.ADMIN_LOGS));
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(reads()).isEqualTo(98);

        client.eventIds(options(StreamType.ADMIN_LOGS_STREAMING).build(), listener)
                .take(1)
                .subscribe();
        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(reads()).isEqualTo(99);
        assertThat(told).doesNotContain("admin_logs_streaming waited");
    }

    @Test
    void whatIsLiveGoesBeforeHistoryThatHasWaitedForLonger() {
        List<String> order = new ArrayList<>();
        StreamListener ordered = new StreamListener() {
            @Override
            public void onCall(StreamInfo stream, BoxCall call, Duration waited) {
                order.add(stream.streamType().value());
            }
        };
        BudgetedClient one = new BudgetedClient(RequestBudget.perMinute(1));
        one.eventIds(options(StreamType.ADMIN_LOGS).build(), ordered).subscribe();
        time.advanceTimeBy(Duration.ofSeconds(30));
        one.eventIds(options(StreamType.ADMIN_LOGS_STREAMING).build(), ordered)
                .take(2)
                .subscribe();

        time.advanceTimeBy(A_WINDOW.multipliedBy(4));

        assertThat(order)
                .containsExactly(
                        "admin_logs", "admin_logs_streaming", "admin_logs_streaming", "admin_logs", "admin_logs");
    }

    @Test
    void thousandsOfStreamsOfOneAccountTakeTurns() {
        Map<String, Integer> turns = new HashMap<>();
        StreamListener counting = new StreamListener() {
            @Override
            public void onCall(StreamInfo stream, BoxCall call, Duration waited) {
                turns.merge(String.valueOf(stream.name()), 1, Integer::sum);
            }
        };
        BudgetedClient one = new BudgetedClient(RequestBudget.perMinute(1_000));
        IntStream.range(0, 3_000)
                .mapToObj(i -> options(StreamType.ALL).name("stream-" + i).build())
                .forEach(options -> one.eventIds(options, counting).subscribe());

        time.advanceTimeBy(A_WINDOW.multipliedBy(2));
        assertThat(turns).hasSize(3_000).values().containsOnly(1);

        time.advanceTimeBy(A_WINDOW.multipliedBy(10));
        assertThat(turns).values().allSatisfy(calls -> assertThat(calls).isBetween(4, 5));
    }

    @Test
    void whoIsCancelledWhileWaitingCostsNothing() {
        BudgetedClient one = new BudgetedClient(RequestBudget.perMinute(1));
        one.eventIds(options(StreamType.ALL).build()).subscribe();
        List<Disposable> waiting = IntStream.range(0, 10)
                .mapToObj(i -> one.eventIds(options(StreamType.CHANGES).build()).subscribe())
                .toList();
        one.eventIds(options(StreamType.SYNC).build(), listener).take(1).subscribe();
        time.advanceTimeBy(Duration.ofSeconds(60));

        waiting.forEach(Disposable::dispose);
        time.advanceTimeBy(A_WINDOW.multipliedBy(2));

        assertThat(told).containsExactly("sync waited");
        assertThat(one.api.calls).hasSize(3);
    }

    @Test
    void whoEndsAStreamAndStartsAnotherHasNoBudgetMore() {
        for (int i = 0; i < 50; i++) {
            Disposable reading = read(options(StreamType.ALL));
            time.advanceTimeBy(Duration.ofSeconds(1));
            reading.dispose();
        }

        assertThat(reads()).isEqualTo(100);
    }

    @Test
    void aRefusalSlowsAllOfTheAccountDownAndSuccessBringsThemBack() {
        client.api.onRead(position -> client.api.calls.size() == 1 ? tooMany() : Mono.just(page(position.value())));
        read(options(StreamType.ADMIN_LOGS_STREAMING).name("a"));
        read(options(StreamType.ADMIN_LOGS_STREAMING).name("b"));
        read(options(StreamType.ADMIN_LOGS_STREAMING).name("c").accessToken("other"));

        time.advanceTimeBy(Duration.ofSeconds(29));
        assertThat(told)
                .filteredOn(line -> line.contains("slows"))
                .containsExactly("a slows down to 50 after 20 s", "b slows down to 50 after 20 s");
        assertThat(reads())
                .as("c reads each 12 s, a and b not before their 20 s are over")
                .isEqualTo(3 + 4);

        time.advanceTimeBy(Duration.ofMinutes(6));
        assertThat(told).contains("a may make 100", "b may make 100").noneMatch(line -> line.startsWith("c"));
    }

    @Test
    void whatBoxAsksForIsWaitedByAllOfTheAccount() {
        client.api.onRead(position -> client.api.calls.size() == 1 ? tooMany() : Mono.just(page(position.value())));
        read(options(StreamType.ADMIN_LOGS_STREAMING).name("a"));
        read(options(StreamType.ADMIN_LOGS_STREAMING).name("b"));

        time.advanceTimeBy(Duration.ofSeconds(20));
        assertThat(reads()).isEqualTo(2);

        time.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(reads()).isEqualTo(4);
    }

    /** After a second in which others call too. */
    private static <T> Mono<T> tooMany() {
        return Mono.delay(Duration.ofSeconds(1))
                .then(Mono.error(new RateLimitedException("too many", null, Duration.ofSeconds(20), null)));
    }
}
