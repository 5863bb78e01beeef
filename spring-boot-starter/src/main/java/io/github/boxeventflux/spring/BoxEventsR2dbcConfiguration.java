package io.github.boxeventflux.spring;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.checkpoint.LeaseStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcCheckpointStore;
import io.github.boxeventflux.checkpoint.r2dbc.R2dbcLeaseStore;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Checkpoints and leases in PostgreSQL, where the application is connected to it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({R2dbcCheckpointStore.class, ConnectionFactory.class})
@ConditionalOnSingleCandidate(ConnectionFactory.class)
class BoxEventsR2dbcConfiguration {

    @Bean(Stores.R2DBC)
    @Lazy
    @ConditionalOnMissingBean(CheckpointStore.class)
    R2dbcCheckpointStore boxEventsR2dbcCheckpointStore(ConnectionFactory connectionFactory, Environment environment) {
        return R2dbcCheckpointStore.create(postgresql(connectionFactory, environment));
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean(LeaseStore.class)
    R2dbcLeaseStore boxEventsR2dbcLeaseStore(ConnectionFactory connectionFactory, Environment environment) {
        return R2dbcLeaseStore.create(postgresql(connectionFactory, environment));
    }

    private static ConnectionFactory postgresql(ConnectionFactory connectionFactory, Environment environment) {
        String database = connectionFactory.getMetadata().getName();
        if (!database.equals("PostgreSQL")) {
            throw PropertyRefusals.ofAll(environment)
                    .refusal(
                            "",
                            "checkpointStore: r2dbc with " + database
                                    + " is not allowed; allowed is r2dbc with PostgreSQL, or file, in-memory or none",
                            null);
        }
        return connectionFactory;
    }
}
