package io.github.boxeventflux.reactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is put forward and back. */
final class ShiftedClock extends Clock {

    private final InstantSource base;
    private Duration shift = Duration.ZERO;

    ShiftedClock(InstantSource base) {
        this.base = base;
    }

    void shift(Duration by) {
        shift = shift.plus(by);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for a date");
    }
}
