package io.github.boxeventflux.examples.dashboard;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the dashboard itself; what is read from Box is set with {@code box.events}.
 *
 * @param window how many events are kept for browsers that come, or come back; 1 to 100,000
 * @param patience how long a browser may take nothing before its connection is closed; 1 s to 1 h
 */
@ConfigurationProperties("dashboard")
record DashboardProperties(
        @DefaultValue("1000") int window,
        @DefaultValue("30s") Duration patience) {

    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    DashboardProperties {
        if (window < 1 || window > 100_000) {
            throw new IllegalArgumentException(
                    "dashboard.window: " + window + " is not allowed; allowed are 1 to 100000");
        }
        if (patience.compareTo(Duration.ofSeconds(1)) < 0 || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "dashboard.patience: " + patience + " is not allowed; allowed are 1 s to 1 h");
        }
    }
}
