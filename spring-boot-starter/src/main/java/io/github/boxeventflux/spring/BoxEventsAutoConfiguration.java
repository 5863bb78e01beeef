package io.github.boxeventflux.spring;

import io.github.boxeventflux.auth.AccessTokenProvider;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.FailurePolicy;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.reactor.StreamHealth;
import io.github.boxeventflux.reactor.StreamListener;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;

/**
 * Auto-configuration for the streams that {@link BoxEventsProperties} and {@link BoxEventStreamProperties} describe. Nothing
 * is read before somebody subscribes, or a method has a {@link BoxEventListener}.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "box.events.enabled", matchIfMissing = true)
@ImportRuntimeHints(BoxEventsRuntimeHints.class)
@EnableConfigurationProperties({BoxEventsProperties.class, BoxEventStreamProperties.class})
@Import({
    BoxEventsR2dbcConfiguration.class,
    BoxEventsMicrometerConfiguration.class,
    BoxEventsAutoConfiguration.Streams.class
})
public final class BoxEventsAutoConfiguration {

    private final BoxEventsProperties properties;
    private final BoxEventStreamProperties defaults;
    private final Credentials credentials;

    BoxEventsAutoConfiguration(
            BoxEventsProperties properties, BoxEventStreamProperties defaults, Environment environment) {
        this.properties = properties;
        this.defaults = defaults;
        credentials = new Credentials(environment);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    @Conditional(OnCredentialsCondition.class)
    AccessTokenProvider boxAccessTokenProvider() {
        return Objects.requireNonNull(credentials.ofAll(defaults));
    }

    @Bean
    @ConditionalOnMissingBean
    BoxEventsConnectionDetails boxEventsConnectionDetails(ObjectProvider<AccessTokenProvider> provider) {
        return new PropertiesBoxEventsConnectionDetails(properties, defaults, credentials, provider);
    }

    @Bean
    @ConditionalOnMissingBean
    StreamHealth boxStreamHealth() {
        return StreamHealth.create();
    }

    @Bean
    StreamMemory boxStreamMemory() {
        return new StreamMemory(Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    BoxEventClient boxEventClient(
            ObjectProvider<StreamListener> listeners,
            ObjectProvider<BoxEventClientCustomizer> customizers,
            Environment environment) {
        BoxEventClient.Builder client = BoxEventClient.builder();
        Integer calls = properties.requestBudget();
        if (calls != null) {
            client.requestBudget(PropertyRefusals.ofAll(environment).naming("", () -> RequestBudget.perMinute(calls)));
        }
        listeners.orderedStream().forEach(client::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(client));
        return client.build();
    }

    @Bean
    StreamReports boxStreamReports(BoxEventStreams streams, StreamHealth health, StreamMemory memory) {
        return new StreamReports(streams, health, memory, properties.health().tolerance(), Clock.systemUTC());
    }

    @Bean
    ListenerLifecycle boxEventListenerLifecycle(
            BoxEventClient client,
            BoxEventStreams streams,
            StreamMemory memory,
            ConfigurableListableBeanFactory beans) {
        return new ListenerLifecycle(properties, client, streams, new ListenerMethods(beans, streams), memory);
    }

    /** Backs off as a whole from an application that makes its streams itself. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(BoxEventStreams.class)
    static class Streams {

        @Bean
        BoxEventStreams boxEventStreams(
                BoxEventsProperties properties,
                BoxEventStreamProperties defaults,
                BoxEventsConnectionDetails details,
                BoxEventClient client,
                ObjectProvider<FailurePolicy> failurePolicy,
                ObjectProvider<StreamOptionsCustomizer> customizers,
                BeanFactory beans,
                Environment environment) {
            Stores stores = new Stores(beans, environment);
            return new StreamFactory(properties, defaults, details, stores, failurePolicy, customizers, environment)
                    .streams(client);
        }

        @Bean
        @ConditionalOnMissingBean
        @Conditional(OnSingleStreamCondition.class)
        BoxEventStream boxEventStream(BoxEventStreams streams) {
            return streams.all().iterator().next();
        }

        @Bean
        @ConditionalOnMissingBean
        @Conditional(OnSingleStreamCondition.class)
        Flux<Event> boxEvents(BoxEventStreams streams) {
            return streams.all().iterator().next().events();
        }
    }
}
