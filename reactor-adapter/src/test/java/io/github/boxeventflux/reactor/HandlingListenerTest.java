package io.github.boxeventflux.reactor;

import static io.github.boxeventflux.reactor.HandlingTrial.about;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.mockserver.Logged;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What listeners and logs are told of handlers that fail. */
class HandlingListenerTest {

    private static final Duration LONG = Duration.ofHours(1);

    @RegisterExtension
    final Logged logged = new Logged(Level.DEBUG);

    private final List<String> told = new ArrayList<>();
    private final StreamListener telling = new StreamListener() {
        @Override
        public void onHandlerRetry(StreamInfo stream, Event event, Throwable error, int failures, Duration delay) {
            told.add("retry " + event.eventId() + " " + error.getMessage() + " " + failures + " " + delay);
        }

        @Override
        public void onHandlerGaveUp(StreamInfo stream, Event event, Throwable error, FailurePolicy policy) {
            told.add("gave up " + event.eventId() + " " + error.getMessage() + " " + policy);
        }
    };

    private void handle(ProcessOptions.Builder options, String... files) {
        HandlingTrial trial = new HandlingTrial(options, telling, new LoggingListener());
        AtomicInteger tries = new AtomicInteger();
        StepVerifier.withVirtualTime(() -> trial.handle(
                                about(files),
                                event -> Mono.error(new IllegalStateException("try " + tries.incrementAndGet())))
                        .onErrorComplete())
                .thenAwait(LONG)
                .verifyComplete();
    }

    @Test
    void eachRetryAndThenThatItIsOver() {
        handle(ProcessOptions.builder().maxRetries(2), "a");

        assertThat(told).containsExactly("retry 1 try 1 1 PT1S", "retry 1 try 2 2 PT2S", "gave up 1 try 3 stop");
    }

    @Test
    void eachEventByItself() {
        handle(ProcessOptions.builder().maxRetries(1).onFailure(FailurePolicy.skip()), "a", "b");

        assertThat(told)
                .containsExactly(
                        "retry 1 try 1 1 PT1S", "gave up 1 try 2 skip", "retry 2 try 3 1 PT1S", "gave up 2 try 4 skip");
    }

    @Test
    void aDeadLetterThatFailsAndThatTheProcessingThenStops() {
        handle(
                ProcessOptions.builder()
                        .maxRetries(1)
                        .onFailure(FailurePolicy.deadLetter(
                                (event, error) -> Mono.error(new IllegalStateException("queue full")))),
                "a");

        assertThat(told)
                .containsExactly(
                        "retry 1 try 1 1 PT1S",
                        "gave up 1 try 2 dead letter",
                        "retry 1 queue full 1 PT1S",
                        "gave up 1 queue full stop");
    }

    @Test
    void retriesAreLoggedAtDebugAndTheirEndAsOneWarning() {
        handle(ProcessOptions.builder().maxRetries(2).onFailure(FailurePolicy.skip()), "a");

        assertThat(logged.lines())
                .containsExactly(
                        "DEBUG audit (all): handling Event[ITEM_UPLOAD, id=1, createdAt=null] failed 1 times in a row,"
                                + " next try in 1000 ms: java.lang.IllegalStateException: try 1",
                        "DEBUG audit (all): handling Event[ITEM_UPLOAD, id=1, createdAt=null] failed 2 times in a row,"
                                + " next try in 2000 ms: java.lang.IllegalStateException: try 2",
                        "WARN audit (all): handling Event[ITEM_UPLOAD, id=1, createdAt=null] failed for the last time,"
                                + " so: skip. java.lang.IllegalStateException: try 3");
    }

    @Test
    void whatIsHandledIsNotLogged() {
        HandlingTrial trial = new HandlingTrial(ProcessOptions.defaults(), new LoggingListener());

        trial.handle(about("a", "b"), event -> Mono.empty())
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(logged.lines()).isEmpty();
    }

    @Test
    void handlersOnManyThreadsTellAListenerOneThingAfterTheOther() {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> counts = new ArrayList<>();
        StreamSignals signals = new StreamSignals(new StreamInfo(null, StreamType.ALL), List.of(new StreamListener() {
            @Override
            public void onHandlerGaveUp(StreamInfo stream, Event event, Throwable error, FailurePolicy policy) {
                counts.add(inside.incrementAndGet());
                Thread.onSpinWait();
                inside.decrementAndGet();
            }
        }));
        Event event = HandlingTrial.event(1, "");

        Flux.range(0, 20_000)
                .parallel(4)
                .runOn(Schedulers.boundedElastic())
                .doOnNext(number -> signals.handlerGaveUp(event, new Exception(), FailurePolicy.skip()))
                .sequential()
                .as(StepVerifier::create)
                .expectNextCount(20_000)
                .verifyComplete();

        assertThat(counts).hasSize(20_000).containsOnly(1);
    }
}
