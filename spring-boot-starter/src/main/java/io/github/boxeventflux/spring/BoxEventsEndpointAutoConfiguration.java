package io.github.boxeventflux.spring;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for the endpoint {@code boxevents}. */
@AutoConfiguration(after = BoxEventsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(StreamReports.class)
@ConditionalOnAvailableEndpoint(BoxEventsEndpoint.class)
public final class BoxEventsEndpointAutoConfiguration {

    BoxEventsEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    BoxEventsEndpoint boxEventsEndpoint(BoxEventStreams streams, StreamReports reports, StreamMemory memory) {
        return new BoxEventsEndpoint(streams, reports, memory);
    }
}
