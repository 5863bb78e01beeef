package io.github.boxeventflux.examples.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the program. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(DashboardProperties.class)
public class Dashboard {

    /** Runs until it is ended. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Dashboard.class);
        application.addInitializers(new PlayedBox.WithoutToken());
        application.run(args);
    }
}
