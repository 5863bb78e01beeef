package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.options.PositionLostPolicy;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides where to go on when Box does not know a position; never in a hot loop. */
public final class LostPosition {

    private final PositionLostPolicy policy;
    private int losses;

    public LostPosition(PositionLostPolicy policy) {
        this.policy = policy;
    }

    /**
     * Where to go on.
     *
     * @param position what to read with
     * @param after when
     */
    public record GoOn(StreamPosition position, Duration after) {}

    /** A page was read with a position that Box gave: whatever is lost next is lost for another reason. */
    public void read(StreamPosition with) {
        if (!with.equals(replacement())) {
            losses = 0;
        }
    }

    /**
     * Box does not know that position.
     *
     * @return {@code null} when the stream is to fail
     */
    public @Nullable GoOn lost(StreamPosition position) {
        StreamPosition replacement = replacement();
        if (replacement == null || position.equals(replacement)) {
            return null;
        }
        return new GoOn(replacement, SlowDown.delay(losses++));
    }

    private @Nullable StreamPosition replacement() {
        return switch (policy) {
            case FAIL -> null;
            case EARLIEST -> PositionGuard.EARLIEST;
            case NOW -> PositionGuard.NOW;
        };
    }
}
