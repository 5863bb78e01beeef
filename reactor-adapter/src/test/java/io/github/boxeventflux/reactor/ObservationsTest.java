package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.options.RetryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.Fault;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What is observed at a server: pieces of work, and never a stream that lasts for months. */
class ObservationsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeBox box = FakeBox.start();
    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final BoxEventClient client =
            BoxEventClient.builder().observationRegistry(registry).build();
    private final Sinks.Empty<Void> stop = Sinks.empty();

    @AfterEach
    void close() {
        box.close();
    }

    private StreamOptions options() {
        return StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .startAt(StartAt.earliest())
                .name("audit")
                .stopWhen(stop.asMono())
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .build())
                .build();
    }

    private Mono<Void> process(Function<Event, Mono<?>> handler) {
        ProcessOptions quick = ProcessOptions.builder()
                .retry(RetryOptions.builder()
                        .firstBackoff(Duration.ofMillis(10))
                        .build())
                .build();
        return client.process(options(), quick, handler);
    }

    private void publishOne() {
        box.publish("{\"type\":\"event\",\"event_id\":\"e1\",\"event_type\":\"ITEM_UPLOAD\"}");
    }

    private TestObservationRegistryAssert observed() {
        return TestObservationRegistryAssert.assertThat(registry);
    }

    @Test
    void aCallThatReadsAPageIsObserved() {
        publishOne();

        StepVerifier.create(client.stream(options()))
                .expectNextCount(1)
                .thenCancel()
                .verify(SOON);

        observed()
                .hasObservationWithNameEqualTo("box.events.read")
                .that()
                .hasBeenStarted()
                .hasBeenStopped()
                .hasContextualNameEqualTo("box events read")
                .hasLowCardinalityKeyValue("box.stream", "audit")
                .hasLowCardinalityKeyValue("box.stream.type", "all")
                .doesNotHaveError();
    }

    @Test
    void aCallThatFailedIsAnObservationOfItsOwn() {
        publishOne();
        box.inject(Call.READ_EVENTS, Fault.status(503));

        StepVerifier.create(client.stream(options()))
                .expectNextCount(1)
                .thenCancel()
                .verify(SOON);

        observed()
                .hasHandledContextsThatSatisfy(contexts -> assertThat(contexts)
                        .anySatisfy(context -> assertThat(context.getError()).isNotNull())
                        .anySatisfy(context -> assertThat(context.getError()).isNull()));
    }

    @Test
    void eachTimeThatAnEventIsHandedOverIsObserved() {
        publishOne();
        List<String> handled = new CopyOnWriteArrayList<>();

        StepVerifier.create(process(event -> {
                    handled.add(String.valueOf(event.eventId()));
                    if (handled.size() == 1) {
                        return Mono.error(new IllegalStateException("not now"));
                    }
                    stop.tryEmitEmpty();
                    return Mono.empty();
                }))
                .expectComplete()
                .verify(SOON);

        observed()
                .hasNumberOfObservationsWithNameEqualTo("box.events.handle", 2)
                .hasObservationWithNameEqualTo("box.events.handle")
                .that()
                .hasContextualNameEqualTo("box events handle")
                .hasLowCardinalityKeyValue("box.stream", "audit")
                .hasHighCardinalityKeyValue("box.event.id", "e1")
                .hasHighCardinalityKeyValue("box.event.type", "ITEM_UPLOAD")
                .hasError();
    }

    @Test
    void aHandlerFindsItsObservationAsTheCurrentOneAndInItsContextBesideTheSubscribersOwn() {
        publishOne();
        List<Object> found = new CopyOnWriteArrayList<>();

        StepVerifier.create(process(event -> {
                            found.add(registry.getCurrentObservation());
                            return Mono.deferContextual(context -> {
                                found.add(context.get(ObservationThreadLocalAccessor.KEY));
                                found.add(context.get("tenant"));
                                stop.tryEmitEmpty();
                                return Mono.empty();
                            });
                        })
                        .contextWrite(context -> context.put("tenant", "acme")))
                .expectComplete()
                .verify(SOON);

        assertThat(found).hasSize(3);
        assertThat(found.get(0)).isInstanceOf(Observation.class).isSameAs(found.get(1));
        assertThat(found.get(2)).isEqualTo("acme");
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void anObservationOfTheSubscriberIsTheParent() {
        publishOne();
        Observation parent = Observation.start("job", registry);

        StepVerifier.create(process(event -> Mono.fromRunnable(stop::tryEmitEmpty))
                        .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, parent)))
                .expectComplete()
                .verify(SOON);
        parent.stop();

        observed().hasObservationWithNameEqualTo("box.events.handle").that().hasParentObservationEqualTo(parent);
    }

    /** Else nobody would hear of the end. */
    @Test
    void aLinkageErrorOfAHandlerIsAnErrorOfItsObservation() {
        publishOne();

        StepVerifier.create(client.process(
                        options(), ProcessOptions.builder().maxRetries(0).build(), event -> {
                            throw new NoClassDefFoundError("of the handler");
                        }))
                .expectError(NoClassDefFoundError.class)
                .verify(SOON);

        observed().hasObservationWithNameEqualTo("box.events.handle").that().hasError();
    }
}
