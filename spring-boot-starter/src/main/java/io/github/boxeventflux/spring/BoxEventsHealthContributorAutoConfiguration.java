package io.github.boxeventflux.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for the health of the streams, {@code boxEvents}. */
@AutoConfiguration(after = BoxEventsAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(StreamReports.class)
@ConditionalOnEnabledHealthIndicator("box-events")
public final class BoxEventsHealthContributorAutoConfiguration {

    BoxEventsHealthContributorAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "boxEventsHealthIndicator")
    BoxEventsHealthIndicator boxEventsHealthIndicator(StreamReports reports) {
        return new BoxEventsHealthIndicator(reports);
    }
}
