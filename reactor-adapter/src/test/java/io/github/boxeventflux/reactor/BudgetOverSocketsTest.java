package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.options.AnswerLimits;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.RecordedRequest;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A Box that counts calls as Box does, by the same time as the client: minutes pass in a moment. */
class BudgetOverSocketsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int CALLS = 30;
    private static final int EVENTS = 40;

    private final JumpingTime time = new JumpingTime();
    private final FakeBox box = FakeBox.builder()
            .clock(new ShiftedClock(() -> Instant.EPOCH.plus(time.passed())))
            .callsPerMinute(CALLS)
            .start();
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void close() {
        box.close();
    }

    private BoxEventClient client(RequestBudget budget) {
        return BoxEventClient.builder()
                .requestBudget(budget)
                .scheduler(time)
                .listener(new StreamListener() {
                    @Override
                    public void onCall(StreamInfo stream, BoxCall call, Duration waited) {
                        made.incrementAndGet();
                    }
                })
                .build();
    }

    /** An event is a page is a call. */
    private StreamOptions.Builder options(StreamType streamType) {
        return StreamOptions.builder()
                .apiUrl(box.apiUrl())
                .accessToken(box.token())
                .streamType(streamType)
                .pageLimit(1)
                .prefetchPages(0)
                .limits(AnswerLimits.builder()
                        .answerTimeout(Duration.ofMinutes(10))
                        .build())
                .startAt(StartAt.earliest());
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            box.publish(SampleEvents.upload("report-" + i + ".pdf"));
        }
    }

    /** Reads so many events of each stream, one stream after the other. */
    private static void read(BoxEventClient client, int events, StreamOptions.Builder... streams) {
        Flux.fromArray(streams)
                .concatMap(options -> client.stream(options.build()).take(events))
                .as(StepVerifier::create)
                .expectNextCount((long) events * streams.length)
                .expectComplete()
                .verify(SOON);
    }

    private List<Instant> arrivals() {
        return box.requests(Call.READ_EVENTS).stream()
                .map(RecordedRequest::time)
                .toList();
    }

    private long refusals() {
        return box.requests().stream()
                .filter(request -> request.outcome().status() == 429)
                .count();
    }

    @Test
    void aBoxThatCountsNeverRefusesTheStreamsOfOneClient() {
        publish(EVENTS);

        read(
                client(RequestBudget.perMinute(CALLS)),
                EVENTS,
                options(StreamType.ALL),
                options(StreamType.CHANGES),
                options(StreamType.ADMIN_LOGS));

        assertThat(box.count(Call.READ_EVENTS)).isEqualTo(3 * EVENTS);
        assertThat(made).hasValue(3 * EVENTS);
        assertThat(refusals()).isZero();
        assertThat(time.passed()).isBetween(Duration.ofSeconds(183), Duration.ofSeconds(184));
    }

    @Test
    void withoutABudgetItDoes() {
        publish(EVENTS);

        read(client(RequestBudget.unlimited()), EVENTS, options(StreamType.ALL));

        assertThat(refusals()).isPositive();
    }

    @Test
    void twoUsersDoNotWaitForEachOther() {
        publish(CALLS);
        for (int i = 0; i < CALLS; i++) {
            box.account("17").publish(SampleEvents.upload("report-" + i + ".pdf"));
        }

        read(
                client(RequestBudget.perMinute(CALLS)),
                CALLS,
                options(StreamType.ALL),
                options(StreamType.ALL).asUser("17"));

        assertThat(refusals()).isZero();
        assertThat(time.passed()).isZero();
    }

    @Test
    void aRefusalSlowsDownTheNextStreamOfTheAccountToo() {
        publish(5);
        box.inject(Call.READ_EVENTS, Fault.status(429).withRetryAfter(Duration.ofSeconds(20)));

        read(client(RequestBudget.perMinute(CALLS)), 5, options(StreamType.ALL), options(StreamType.CHANGES));

        List<Instant> arrivals = arrivals();
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < arrivals.size(); i++) {
            pauses.add(Duration.between(arrivals.get(i - 1), arrivals.get(i)));
        }
        assertThat(pauses).hasSize(10);
        assertThat(pauses.get(0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pauses.subList(1, 10))
                .as("15 calls a minute, and a little more with each success")
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4)));
    }

    @Test
    void aCallThatIsMadeAgainWithAFreshTokenCountsToo() {
        publish(1);
        box.inject(Call.READ_EVENTS, Fault.status(401));
        AtomicInteger tokens = new AtomicInteger();

        read(
                client(RequestBudget.perMinute(CALLS)),
                1,
                options(StreamType.ALL)
                        .accessTokenProvider(refused -> CompletableFuture.completedFuture(
                                AccessToken.of("token-" + tokens.incrementAndGet()))));

        assertThat(box.count(Call.READ_EVENTS)).isEqualTo(2);
        assertThat(made).hasValue(2);
    }

    @Test
    void aTokenThatExpiresWhileItsCallWaitsIsRenewedHoweverOftenItHappens() {
        publish(2);
        Deque<Duration> lives =
                new ArrayDeque<>(List.of(Duration.ofSeconds(50), Duration.ofSeconds(50), Duration.ofHours(1)));
        AtomicReference<AccessToken> current = new AtomicReference<>();

        read(client(RequestBudget.perMinute(1)), 2, options(StreamType.ALL).accessTokenProvider(refused -> {
            if (current.get() == null || current.get().equals(refused)) {
                Duration life = lives.remove();
                current.set(new AccessToken(box.issueToken(life), box.now().plus(life)));
            }
            return CompletableFuture.completedFuture(current.get());
        }));

        assertThat(box.requests(Call.READ_EVENTS))
                .extracting(request -> request.outcome().status())
                .containsExactly(200, 401, 401, 200);
    }
}
