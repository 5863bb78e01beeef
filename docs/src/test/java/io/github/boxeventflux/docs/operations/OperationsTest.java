package io.github.boxeventflux.docs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.MicrometerStreamListener;
import io.github.boxeventflux.reactor.StreamHealth;
import io.github.boxeventflux.test.Call;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.FakeBoxExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

/** The code of {@code docs/operations.md}. */
@ExtendWith(FakeBoxExtension.class)
class OperationsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void measured(FakeBox box) {
        var meterRegistry = new SimpleMeterRegistry();
        var observationRegistry = ObservationRegistry.create();

        BoxEventClient client = BoxEventClient.builder()
                .listener(MicrometerStreamListener.create(meterRegistry))
                .observationRegistry(observationRegistry)
                .build();

        StepVerifier.create(client.stream(box.options().build()))
                .then(() -> box.awaitRequests(Call.LONG_POLL, 1, SOON))
                .thenCancel()
                .verify(SOON);
        assertThat(meterRegistry.get("box.events.pages").counter().count()).isPositive();
    }

    @Test
    void watched(FakeBox box) {
        StreamHealth health = StreamHealth.create();
        BoxEventClient watchedClient = BoxEventClient.builder().listener(health).build();
        boolean healthy = health.isHealthy(Duration.ofMinutes(10));

        assertThat(healthy).isTrue();
        StepVerifier.create(watchedClient.stream(box.options().build()))
                .then(() -> box.awaitHeldPolls(1, SOON))
                .then(() -> assertThat(health.isHealthy(Duration.ofMinutes(10))).isTrue())
                .thenCancel()
                .verify(SOON);
    }
}
