package io.github.boxeventflux.spring.test;

import io.github.boxeventflux.checkpoint.CheckpointStore;
import io.github.boxeventflux.spring.BoxEventsAutoConfiguration;
import io.github.boxeventflux.spring.BoxEventsConnectionDetails;
import io.github.boxeventflux.test.FakeBox;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Lets streams read the {@link FakeBox} bean that there is. */
@AutoConfiguration(before = BoxEventsAutoConfiguration.class)
@ConditionalOnBean(FakeBox.class)
public final class FakeBoxConnectionAutoConfiguration {

    FakeBoxConnectionAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(BoxEventsConnectionDetails.class)
    FakeBoxConnectionDetails fakeBoxConnectionDetails(FakeBox box) {
        return new FakeBoxConnectionDetails(box);
    }

    /** What one Box calls a position means nothing to the next one. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "box.events.checkpoint.store", havingValue = "not set", matchIfMissing = true)
    CheckpointStore fakeBoxCheckpointStore() {
        return CheckpointStore.inMemory();
    }
}
