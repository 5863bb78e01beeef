package io.github.boxeventflux.spring;

import io.github.boxeventflux.reactor.MicrometerStreamListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.core.observability.micrometer.Micrometer;

/** Meters and observations, where the application has a registry for them. */
@Configuration(proxyBeanMethods = false)
class BoxEventsMicrometerConfiguration {

    /** As a listener it is given to the client with all others. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        MicrometerStreamListener boxMicrometerStreamListener(MeterRegistry registry) {
            return MicrometerStreamListener.create(registry);
        }
    }

    /** Before the application's own customizers. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ObservationRegistry.class, Micrometer.class})
    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    static class Observations {

        @Bean
        @Order(0)
        BoxEventClientCustomizer boxObservationsCustomizer(ObservationRegistry registry) {
            return client -> client.observationRegistry(registry);
        }
    }
}
