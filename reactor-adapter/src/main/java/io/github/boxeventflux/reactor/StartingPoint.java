package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.internal.engine.LostPosition;
import io.github.boxeventflux.internal.engine.PositionGuard;
import io.github.boxeventflux.internal.engine.RecentEventIds;
import io.github.boxeventflux.internal.engine.Retention;
import io.github.boxeventflux.stream.StreamPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where reading starts.
 *
 * @param position what the first page is read with
 * @param recent what is remembered from before
 */
record StartingPoint(StreamPosition position, RecentEventIds recent) {

    /**
     * At a checkpoint, or without one where the options say.
     *
     * @throws PositionLostException when Box does not keep what came after the checkpoint, and that is not to be borne
     */
    static StartingPoint at(@Nullable Checkpoint checkpoint, StreamContext context) {
        RecentEventIds recent = new RecentEventIds(context.options());
        if (checkpoint == null) {
            return new StartingPoint(PositionGuard.positionOf(context.options().startAt()), recent);
        }
        recent.restore(checkpoint, context.time().now());
        return new StartingPoint(position(checkpoint, context), recent);
    }

    private static StreamPosition position(Checkpoint checkpoint, StreamContext context) {
        Retention retention = Retention.of(
                checkpoint, context.options().streamType(), context.time().now());
        if (retention == Retention.KEPT) {
            return checkpoint.position();
        }
        context.signals().possibleGap(checkpoint);
        return retention == Retention.LOST ? instead(checkpoint, context) : checkpoint.position();
    }

    /** Box would answer with a later position, and say nothing. */
    private static StreamPosition instead(Checkpoint checkpoint, StreamContext context) {
        PositionLostException error = new PositionLostException(
                "The checkpoint's position was read at " + checkpoint.readAt() + ", and Box keeps events of "
                        + context.options().streamType() + " for "
                        + context.options().streamType().longestRetention().toDays()
                        + " days: what came since then is lost in part. Decide with onPositionLost where to go on",
                null);
        context.signals().positionLost(checkpoint.position(), error);
        LostPosition.GoOn goOn = new LostPosition(context.options().onPositionLost()).lost(checkpoint.position());
        if (goOn == null) {
            throw error;
        }
        return goOn.position();
    }
}
