package io.github.boxeventflux.spring;

import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down when a stream has failed, or been silent, for longer than it may, and when it has ended with an error. A stream that
 * stands by is up, and so is one that nobody reads.
 */
final class BoxEventsHealthIndicator extends AbstractHealthIndicator {

    private final StreamReports reports;

    BoxEventsHealthIndicator(StreamReports reports) {
        super("Box event streams cannot be looked at");
        this.reports = reports;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Map<String, StreamReport> all = reports.all();
        if (all.values().stream().anyMatch(StreamReport::down)) {
            builder.down();
        } else {
            builder.up();
        }
        all.forEach(builder::withDetail);
    }
}
