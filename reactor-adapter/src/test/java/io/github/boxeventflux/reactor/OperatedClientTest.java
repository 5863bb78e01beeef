package io.github.boxeventflux.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What {@code docs/operations.md} shows, at a server. */
class OperatedClientTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeBox box = FakeBox.start();
    private final Sinks.Empty<Void> stop = Sinks.empty();

    @AfterEach
    void close() {
        box.close();
    }

    private void readOne(BoxEventClient client) {
        box.publish(SampleEvents.upload("report.pdf"));
        StreamOptions options = StreamOptions.builder()
                .accessToken(box.token())
                .apiUrl(box.apiUrl())
                .startAt(StartAt.earliest())
                .name("audit")
                .stopWhen(stop.asMono())
                .build();
        client.stream(options)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .then(stop::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aClientIsMeasuredAndObserved() {
        MeterRegistry meterRegistry = new SimpleMeterRegistry();
        TestObservationRegistry observationRegistry = TestObservationRegistry.create();
        BoxEventClient client = BoxEventClient.builder()
                .listener(MicrometerStreamListener.create(meterRegistry))
                .observationRegistry(observationRegistry)
                .build();

        readOne(client);

        assertThat(meterRegistry
                        .get(StreamMeters.EVENTS.getName())
                        .tags("stream", "audit", "stream.type", "all")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meterRegistry
                        .get(StreamMeters.ENDS.getName())
                        .tag("end", "complete")
                        .counter()
                        .count())
                .isEqualTo(1);
        TestObservationRegistryAssert.assertThat(observationRegistry)
                .hasObservationWithNameEqualTo(StreamObservations.READ.getName());
    }

    @Test
    void itsHealthIsKnown() {
        StreamHealth health = StreamHealth.create();
        BoxEventClient client = BoxEventClient.builder().listener(health).build();

        readOne(client);

        boolean healthy = health.isHealthy(Duration.ofMinutes(10));
        assertThat(healthy).isTrue();
    }
}
