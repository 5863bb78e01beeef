package io.github.boxeventflux.spring.test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application that reads uploads. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class UploadsApplication {

    @Bean
    Uploads uploads() {
        return new Uploads();
    }
}
