package io.github.boxeventflux.spring.test;

import io.github.boxeventflux.test.FakeBox;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Starts the Box of {@link AutoConfigureFakeBox}. */
@AutoConfiguration(before = FakeBoxConnectionAutoConfiguration.class)
final class FakeBoxAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    FakeBox fakeBox() {
        return FakeBox.start();
    }
}
