package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.boxeventflux.error.ForbiddenException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.event.EventType;
import io.github.boxeventflux.reactor.StreamHealth;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.github.boxeventflux.test.SampleEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Listener methods get events as soon as the application is up, and it ends gracefully. */
@ExtendWith(OutputCaptureExtension.class)
class ListenersTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeBox box = FakeBox.start();

    @AfterEach
    void close() {
        box.close();
    }

    private ApplicationContextRunner with(Class<?> listener, Object... arguments) {
        return Contexts.withToken()
                .withBean(listener, arguments)
                .withPropertyValues(
                        "box.events.api-url=" + box.apiUrl(), "box.events.process.retry.first-backoff=10ms");
    }

    private void publishWhenWaiting(Event... events) {
        box.awaitHeldPolls(1, SOON);
        box.publish(events);
    }

    private static void awaitSize(List<?> list, int size) {
        await().atMost(SOON).untilAsserted(() -> assertThat(list).hasSize(size));
    }

    /** Three kinds of methods on one stream. */
    static class Kinds {

        final List<Event> blocking = new CopyOnWriteArrayList<>();
        final List<Event> reactive = new CopyOnWriteArrayList<>();
        final List<Event> uploads = new CopyOnWriteArrayList<>();
        volatile boolean mayBlock;

        @BoxEventListener
        void block(Event event) {
            mayBlock = !Schedulers.isInNonBlockingThread();
            blocking.add(event);
        }

        @BoxEventListener
        Mono<Void> react(Event event) {
            return Mono.fromRunnable(() -> reactive.add(event));
        }

        @BoxEventListener(eventTypes = "ITEM_UPLOAD")
        Publisher<?> upload(Event event) {
            return Flux.just(1, 2, 3).doOnComplete(() -> uploads.add(event));
        }

        @BoxEventListener(eventTypes = "A_TYPE_OF_TOMORROW")
        CompletableFuture<Void> future(Event event) {
            return CompletableFuture.failedFuture(new AssertionError("not wanted: " + event));
        }
    }

    @Test
    void theMethodsOfAStreamShareOneReader() {
        with(Kinds.class).run(context -> {
            Event upload = SampleEvents.upload("report.pdf");
            Event other = SampleEvents.of(EventType.ITEM_TRASH);
            publishWhenWaiting(upload, other);
            Kinds kinds = context.getBean(Kinds.class);
            awaitSize(kinds.blocking, 2);
            awaitSize(kinds.reactive, 2);
            assertThat(kinds.blocking).containsExactly(upload, other);
            assertThat(kinds.reactive).containsExactly(upload, other);
            assertThat(kinds.uploads).containsExactly(upload);
            assertThat(kinds.mayBlock).isTrue();
            assertThat(context.getBean(StreamHealth.class).streams()).hasSize(1);
        });
    }

    /** Says no to the first try. */
    static class Unsteady {

        final List<Event> steady = new CopyOnWriteArrayList<>();
        final List<Event> unsteady = new CopyOnWriteArrayList<>();

        @BoxEventListener
        void steady(Event event) {
            steady.add(event);
        }

        @BoxEventListener
        void unsteady(Event event) throws IOException {
            unsteady.add(event);
            if (unsteady.size() == 1) {
                throw new IOException("the disk is full");
            }
        }
    }

    @Test
    void whenOneFailsAllGetTheEventAgain() {
        with(Unsteady.class).run(context -> {
            Event upload = SampleEvents.upload("report.pdf");
            publishWhenWaiting(upload);
            Unsteady listener = context.getBean(Unsteady.class);
            awaitSize(listener.unsteady, 2);
            assertThat(listener.steady).containsExactly(upload, upload);
        });
    }

    static class Whole {

        final List<Event> seen = new CopyOnWriteArrayList<>();

        @BoxEventListener
        Mono<Void> all(Flux<Event> events) {
            return events.doOnNext(seen::add).then();
        }
    }

    @Test
    void oneMethodCanHaveTheWholeStream() {
        with(Whole.class).run(context -> {
            publishWhenWaiting(SampleEvents.numbered(0, 3));
            awaitSize(context.getBean(Whole.class).seen, 3);
        });
        box.awaitHeldPolls(0, SOON);
    }

    static class Subscribing {

        final List<Event> seen = new CopyOnWriteArrayList<>();

        @BoxEventListener
        void all(Flux<Event> events) {
            events.subscribe(seen::add, error -> {});
        }
    }

    @Test
    void aMethodMaySubscribeItself() {
        with(Subscribing.class).run(context -> {
            publishWhenWaiting(SampleEvents.numbered(0, 3));
            awaitSize(context.getBean(Subscribing.class).seen, 3);
        });
        box.awaitHeldPolls(0, SOON);
    }

    @Test
    void theFailureOfAMethodThatSubscribesItselfIsKnown() {
        box.inject(Call.READ_EVENTS, Fault.status(403).forever());
        with(Subscribing.class).run(context -> {
            StreamMemory memory = context.getBean(StreamMemory.class);
            await().atMost(SOON).until(() -> memory.ending("events") != null);
            assertThat(memory.ending("events").error()).isInstanceOf(ForbiddenException.class);
        });
    }

    @Test
    void nothingIsReadWithoutAListenerMethod() {
        Contexts.withToken()
                .withPropertyValues("box.events.api-url=" + box.apiUrl())
                .run(context -> assertThat(context.getBean(StreamHealth.class).streams())
                        .isEmpty());
        assertThat(box.requests()).isEmpty();
    }

    @Test
    void readingCanWaitUntilItIsStarted() {
        with(Kinds.class)
                .withPropertyValues("box.events.listener.auto-startup=false")
                .run(context -> {
                    ListenerLifecycle lifecycle = context.getBean(ListenerLifecycle.class);
                    assertThat(lifecycle.isRunning()).isFalse();
                    assertThat(box.requests()).isEmpty();
                    lifecycle.start();
                    publishWhenWaiting(SampleEvents.numbered(1));
                    awaitSize(context.getBean(Kinds.class).blocking, 1);
                });
    }

    @Test
    void whenItStartsAndStopsIsAProperty() {
        with(Kinds.class)
                .withPropertyValues("box.events.shutdown.phase=7")
                .run(context -> assertThat(
                                context.getBean(ListenerLifecycle.class).getPhase())
                        .isEqualTo(7));
    }

    @Test
    void listenersOfTheClientAreTold() {
        List<Duration> waited = new CopyOnWriteArrayList<>();
        StreamListener listener = new StreamListener() {
            @Override
            public void onCall(StreamInfo stream, BoxCall call, Duration wait) {
                waited.add(wait);
            }
        };
        with(Kinds.class).withBean(StreamListener.class, () -> listener).run(context -> {
            publishWhenWaiting(SampleEvents.numbered(0));
            awaitSize(context.getBean(Kinds.class).blocking, 1);
            assertThat(waited).isNotEmpty();
        });
    }

    @Test
    void aContextThatIsStoppedAndStartedReadsAgain() {
        with(Kinds.class).run(context -> {
            publishWhenWaiting(SampleEvents.numbered(1));
            awaitSize(context.getBean(Kinds.class).blocking, 1);
            context.getSourceApplicationContext().stop();
            box.awaitHeldPolls(0, SOON);
            context.getSourceApplicationContext().start();
            publishWhenWaiting(SampleEvents.numbered(2));
            awaitSize(context.getBean(Kinds.class).blocking, 2);
        });
    }

    @Test
    void aStreamThatFailsIsKnownToHaveFailed(CapturedOutput output) {
        box.inject(Call.READ_EVENTS, Fault.status(403).forever());
        with(Kinds.class).run(context -> {
            StreamMemory memory = context.getBean(StreamMemory.class);
            await().atMost(SOON).until(() -> memory.ending("events") != null);
            assertThat(memory.ending("events").error()).isInstanceOf(ForbiddenException.class);
        });
    }
}
