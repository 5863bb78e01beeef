package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.AnswerTimeoutException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.RecordedRequest.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A user's own test with virtual time: everything that the library waits for goes by with it, over real sockets too. */
class VirtualTimeTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeBox box = FakeBox.start();

    @AfterEach
    void close() {
        box.close();
    }

    private StreamOptions.Builder options(StreamType streamType) {
        return StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .streamType(streamType)
                .startAt(StartAt.earliest());
    }

    private void publish(String id) {
        box.publish("{\"event_id\":\"" + id + "\",\"event_type\":\"LOGIN\"}");
    }

    /** Until then the call is on its way, in real time. */
    private boolean isAsked() {
        return box.requests().stream().anyMatch(request -> request.outcome().state() == State.PENDING);
    }

    private static Flux<String> ids(Flux<Event> events) {
        return events.map(event -> String.valueOf(event.eventId()));
    }

    /**
     * Subscribes and lets virtual time pass, step by step since the answers come in real time, until it is over.
     *
     * @return the virtual time that passed
     */
    private static Duration passUntilTheEnd(Flux<?> events, Duration step) {
        return passUntilTheEnd(events, () -> step);
    }

    private static Duration passUntilTheEnd(Flux<?> events, Supplier<Duration> step) {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            AtomicBoolean ended = new AtomicBoolean();
            Disposable subscription = events.doFinally(end -> ended.set(true)).subscribe(event -> {}, error -> {});
            await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> {
                time.advanceTimeBy(step.get());
                return ended.get();
            });
            subscription.dispose();
            return Duration.ofMillis(time.now(TimeUnit.MILLISECONDS));
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void thePollingIntervalGoesByInVirtualTime() {
        publish("a");
        BoxEventClient client = BoxEventClient.builder()
                .listener(new StreamListener() {
                    @Override
                    public void onWait(StreamInfo stream) {
                        publish("b");
                    }
                })
                .build();
        Flux<String> events = ids(client.stream(
                        options(StreamType.ADMIN_LOGS_STREAMING).build()))
                .take(2);

        Duration passed = passUntilTheEnd(events, Duration.ofMillis(500));

        assertThat(passed).isGreaterThanOrEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aRetryAfterOfAnHourGoesByInVirtualTime() {
        publish("a");
        box.inject(Call.READ_EVENTS, Fault.status(429).withRetryAfter(Duration.ofHours(1)));
        AtomicBoolean refused = new AtomicBoolean();
        BoxEventClient client = BoxEventClient.builder()
                .listener(new StreamListener() {
                    @Override
                    public void onRetry(
                            StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
                        refused.set(true);
                    }
                })
                .build();

        // Large steps before the answer has come would let the call itself time out.
        Duration passed = passUntilTheEnd(
                client.stream(options(StreamType.ALL).build()).take(1),
                () -> refused.get() ? Duration.ofSeconds(30) : Duration.ofMillis(10));

        assertThat(passed).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void anAnswerThatDoesNotComeTimesOutInVirtualTime() {
        box.inject(Call.READ_EVENTS, Fault.silence().forever());
        StreamOptions options = options(StreamType.ALL)
                .retry(RetryOptions.builder().giveUpAfter(Duration.ofSeconds(1)).build())
                .build();
        AtomicReference<Throwable> error = new AtomicReference<>();

        Duration passed = passUntilTheEnd(
                BoxEventFlux.stream(options).doOnError(error::set),
                () -> isAsked() ? Duration.ofSeconds(1) : Duration.ofMillis(10));

        assertThat(error.get()).isInstanceOf(AnswerTimeoutException.class);
        assertThat(passed).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(130));
    }

    @Test
    void aTokenProviderThatNeverAnswersIsAskedAgain() {
        publish("a");
        AtomicInteger asked = new AtomicInteger();
        StreamOptions options = options(StreamType.ALL)
                .accessTokenProvider(refused -> asked.getAndIncrement() == 0
                        ? new CompletableFuture<>()
                        : CompletableFuture.completedFuture(AccessToken.of(box.token())))
                .build();

        Duration passed = passUntilTheEnd(BoxEventFlux.stream(options).take(1), Duration.ofSeconds(1));

        assertThat(asked).hasValue(2);
        assertThat(passed).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(box.requests().get(0).call()).isEqualTo(Call.READ_EVENTS);
    }

    @Test
    void aListenerSeesTheRetriesAndTheRecovery() {
        publish("a");
        box.inject(Call.READ_EVENTS, Fault.status(503).times(2));
        List<String> told = new ArrayList<>();
        BoxEventClient client = BoxEventClient.builder()
                .listener(new StreamListener() {
                    @Override
                    public void onRetry(
                            StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
                        told.add(call + " " + error.status() + " " + failures);
                    }

                    @Override
                    public void onRecovered(StreamInfo stream, BoxCall call, int failures) {
                        told.add("recovered after " + failures);
                    }
                })
                .build();

        passUntilTheEnd(client.stream(options(StreamType.ALL).build()).take(1), Duration.ofMillis(100));

        assertThat(told).containsExactly("READ_EVENTS 503 1", "READ_EVENTS 503 2", "recovered after 2");
    }
}
