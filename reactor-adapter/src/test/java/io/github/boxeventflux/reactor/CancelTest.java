package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.RecordedRequest;
import io.github.boxeventflux.test.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Cancelling closes the request in flight and says nothing. */
class CancelTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeBox box = FakeBox.start();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        box.close();
    }

    private StreamOptions options() {
        return StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .startAt(StartAt.earliest())
                .build();
    }

    private List<ILoggingEvent> aboveDebug() {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .toList();
    }

    @Test
    void cancellingAHeldLongPollClosesItsConnectionAndLogsNothing() {
        Disposable subscription = BoxEventFlux.stream(options()).subscribe();
        box.awaitHeldPolls(1, SOON);

        subscription.dispose();

        box.awaitHeldPolls(0, SOON);
        box.awaitRequest(request -> request.call() == Call.LONG_POLL && isCancelled(request), SOON);
        assertThat(aboveDebug()).isEmpty();
    }

    @Test
    void cancellingAReadThatIsNotAnsweredClosesItsConnectionAndLogsNothing() {
        box.inject(Call.READ_EVENTS, Fault.silence());
        Disposable subscription = BoxEventFlux.stream(options()).subscribe();
        box.awaitRequests(Call.READ_EVENTS, 1, SOON);

        subscription.dispose();

        box.awaitRequest(request -> request.call() == Call.READ_EVENTS && isCancelled(request), SOON);
        assertThat(aboveDebug()).isEmpty();
    }

    @Test
    void cancellingWhoWaitsForATokenLeavesItToTheOthersAndLogsNothingWhenItFails() {
        CompletableFuture<AccessToken> shared = new CompletableFuture<>();
        Disposable subscription = BoxEventFlux.stream(options().toBuilder()
                        .accessTokenProvider(refused -> shared)
                        .build())
                .subscribe();

        subscription.dispose();

        assertThat(shared).isNotDone();
        shared.completeExceptionally(new IllegalStateException("no network"));
        assertThat(aboveDebug()).isEmpty();
    }

    @Test
    void takingWhatIsWantedLeavesNothingBehind() {
        box.publish("{\"event_id\":\"a\",\"event_type\":\"ITEM_UPLOAD\"}");

        BoxEventFlux.stream(options())
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        box.awaitHeldPolls(0, SOON);
        assertThat(aboveDebug()).isEmpty();
    }

    private static boolean isCancelled(RecordedRequest request) {
        return request.outcome().toString().toLowerCase(java.util.Locale.ROOT).contains("cancel");
    }

    @Test
    void cancellingWhileAnAnswerEndsLogsNothing() {
        BoxEventClient client = BoxEventClient.builder()
                .requestBudget(RequestBudget.unlimited())
                .build();
        try (FakeBox patient = FakeBox.builder().callsPerMinute(1_000_000).start()) {
            patient.publish(SampleEvents.stream(1).limit(50).toArray(Event[]::new));
            StreamOptions oneByOne = options().toBuilder()
                    .apiUrl(patient.apiUrl())
                    .accessToken(patient.token())
                    .pageLimit(1)
                    .build();
            // Answer after answer: of a thousand cancels, a few meet the end of one.
            for (int round = 0; round < 1_000; round++) {
                AtomicInteger missing = new AtomicInteger(1 + round % 20);
                Disposable subscription = client.stream(oneByOne).subscribe(event -> missing.decrementAndGet());
                long end = System.nanoTime() + SOON.toNanos();
                while (missing.get() > 0 && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                subscription.dispose();
                assertThat(missing).hasNonPositiveValue();
            }
        }

        assertThat(aboveDebug()).isEmpty();
    }
}
