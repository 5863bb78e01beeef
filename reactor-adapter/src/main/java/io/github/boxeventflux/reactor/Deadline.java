package io.github.boxeventflux.reactor;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time that is reached when either clock says so: the clock on the wall goes on while a machine is suspended but
 * may be put back, the other one is never put back but may stand still meanwhile.
 */
final class Deadline {

    private final StreamTime time;
    private final Instant onTheWall;
    private final Duration ticking;

    private Deadline(StreamTime time, Duration duration) {
        this.time = time;
        onTheWall = time.now().plus(duration);
        ticking = time.ticking().plus(duration);
    }

    /** That much later than now. */
    static Deadline in(Duration duration, StreamTime time) {
        return new Deadline(time, duration);
    }

    boolean isOver() {
        return left().isZero();
    }

    /** What is left until then; zero when it is over. */
    Duration left() {
        Duration byTheWall = Duration.between(time.now(), onTheWall);
        Duration byTheTicks = ticking.minus(time.ticking());
        Duration left = byTheWall.compareTo(byTheTicks) < 0 ? byTheWall : byTheTicks;
        return left.isNegative() ? Duration.ZERO : left;
    }
}
