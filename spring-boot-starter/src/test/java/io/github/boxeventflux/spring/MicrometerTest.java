package io.github.boxeventflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.MicrometerStreamListener;
import io.github.boxeventflux.reactor.StreamMeters;
import io.github.boxeventflux.test.FakeBox;
import io.github.boxeventflux.test.SampleEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import reactor.core.observability.micrometer.Micrometer;
import reactor.test.StepVerifier;

/** Streams are measured and observed where the application has a registry. */
class MicrometerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Keeps the names of what was observed. */
    private record Names(List<String> seen) implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            seen.add(context.getName());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    @Test
    void withoutARegistryNothingIsMeasured() {
        Contexts.withToken()
                .run(context -> assertThat(context)
                        .doesNotHaveBean(MicrometerStreamListener.class)
                        .doesNotHaveBean(BoxEventClientCustomizer.class));
    }

    @Test
    void withoutMicrometerNothingIsMissed() {
        Contexts.withToken()
                .withClassLoader(new FilteredClassLoader("io.micrometer", "reactor.core.observability.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(BoxEventStream.class));
    }

    @Test
    void theApplicationsListenerWins() {
        MicrometerStreamListener own = MicrometerStreamListener.create(new SimpleMeterRegistry());
        Contexts.withToken()
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("own", MicrometerStreamListener.class, () -> own)
                .run(context -> assertThat(context.getBean(MicrometerStreamListener.class))
                        .isSameAs(own));
    }

    @Test
    void observingTakesReactorsPartOfIt() {
        Contexts.withToken()
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .withClassLoader(new FilteredClassLoader(Micrometer.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BoxEventClientCustomizer.class));
    }

    @Test
    void whatIsReadIsMeasuredAndObserved() {
        List<String> observed = new CopyOnWriteArrayList<>();
        Event upload = SampleEvents.upload("report.pdf");
        try (FakeBox box = FakeBox.start()) {
            Contexts.withToken()
                    .withConfiguration(AutoConfigurations.of(
                            MetricsAutoConfiguration.class,
                            CompositeMeterRegistryAutoConfiguration.class,
                            SimpleMetricsExportAutoConfiguration.class,
                            ObservationAutoConfiguration.class))
                    .withBean(Names.class, () -> new Names(observed))
                    .withPropertyValues("box.events.api-url=" + box.apiUrl())
                    .run(context -> {
                        context.getBean(BoxEventStream.class)
                                .events()
                                .as(StepVerifier::create)
                                .then(() -> box.awaitHeldPolls(1, SOON))
                                .then(() -> box.publish(upload))
                                .expectNext(upload)
                                .thenCancel()
                                .verify(SOON);
                        assertThat(context.getBean(MeterRegistry.class).getMeters())
                                .extracting(meter -> meter.getId().getName())
                                .contains(StreamMeters.EVENTS.getName());
                        assertThat(observed).isNotEmpty();
                    });
        }
    }
}
