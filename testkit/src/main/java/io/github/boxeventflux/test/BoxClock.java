package io.github.boxeventflux.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The given clock, which a test can put ahead. */
final class BoxClock extends Clock {

    private final Clock clock;
    private final AtomicReference<Duration> ahead;

    BoxClock(Clock clock) {
        this(clock, new AtomicReference<>(Duration.ZERO));
    }

    private BoxClock(Clock clock, AtomicReference<Duration> ahead) {
        this.clock = clock;
        this.ahead = ahead;
    }

    void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new BoxClock(clock.withZone(zone), ahead);
    }
}
