package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.internal.engine.LostPosition;
import io.github.boxeventflux.internal.engine.Place;
import io.github.boxeventflux.internal.engine.PositionGuard;
import io.github.boxeventflux.internal.engine.RecentEventIds;
import io.github.boxeventflux.internal.engine.Retention;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamPosition;
import io.github.boxeventflux.stream.StreamType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where reading starts.
 *
 * @param place what the first page is read with, and the history that is to be read before
 * @param readAt when Box gave that position; {@code null} when not known
 * @param since from when on history is to be read that was not begun; {@code null} when there is none
 * @param history whether reading starts with history, of which nothing may be left
 * @param recent what is remembered from before
 */
record StartingPoint(
        Place place, @Nullable Instant readAt, StartAt.@Nullable Since since, boolean history, RecentEventIds recent) {

    /**
     * At a checkpoint, or without one where the options say.
     *
     * @throws PositionLostException when Box does not keep what came after the checkpoint, and that is not to be borne
     */
    static StartingPoint at(@Nullable Checkpoint checkpoint, StreamContext context) {
        RecentEventIds recent = new RecentEventIds(context.options());
        if (checkpoint == null) {
            StartAt startAt = context.options().startAt();
            return new StartingPoint(
                    Place.at(PositionGuard.positionOf(startAt)),
                    null,
                    startAt instanceof StartAt.Since since ? since : null,
                    startAt instanceof StartAt.Since,
                    recent);
        }
        recent.restore(checkpoint, context.time().now());
        boolean history = !checkpoint.history().isEmpty() || isExport(context.options());
        Place place = history ? historyPlace(checkpoint, context) : Place.at(position(checkpoint, context));
        boolean goesOn = !place.position().equals(PositionGuard.NOW);
        return new StartingPoint(place, checkpoint.readAt(), null, history && goesOn, recent);
    }

    /** Whether there is an end to what is to be read, so that nothing is left when all history is read. */
    private static boolean isExport(StreamOptions options) {
        return options.startAt() instanceof StartAt.Since && options.streamType() == StreamType.ADMIN_LOGS;
    }

    /** The position may be as old as it likes: history leads to a newer one. */
    private static Place historyPlace(Checkpoint checkpoint, StreamContext context) {
        Instant oldest = HistoryStart.oldest(context.time().now());
        List<Period> history = checkpoint.history();
        if (history.isEmpty() || !history.get(0).from().isBefore(oldest)) {
            return Place.of(checkpoint);
        }
        context.signals().possibleGap(checkpoint);
        StreamPosition instead = instead(
                checkpoint,
                "The checkpoint's history goes back to " + history.get(0).from() + ", and Box keeps it since " + oldest,
                context);
        return instead.equals(PositionGuard.NOW)
                ? Place.at(instead)
                : new Place(checkpoint.position(), Periods.since(oldest, history));
    }

    private static StreamPosition position(Checkpoint checkpoint, StreamContext context) {
        StreamType streamType = context.options().streamType();
        Retention retention =
                Retention.of(checkpoint, streamType, context.time().now());
        if (retention == Retention.KEPT) {
            return checkpoint.position();
        }
        context.signals().possibleGap(checkpoint);
        // Box would answer with a later position, and say nothing.
        return retention == Retention.DOUBTFUL
                ? checkpoint.position()
                : instead(
                        checkpoint,
                        "The checkpoint's position was read at " + checkpoint.readAt() + ", and Box keeps events of "
                                + streamType + " for "
                                + streamType.longestRetention().toDays() + " days",
                        context);
    }

    private static StreamPosition instead(Checkpoint checkpoint, String why, StreamContext context) {
        PositionLostException error = new PositionLostException(
                why + ": what came since then is lost in part. Decide with onPositionLost where to go on", null);
        context.signals().positionLost(checkpoint.position(), error);
        LostPosition.GoOn goOn = new LostPosition(context.options().onPositionLost()).lost(checkpoint.position());
        if (goOn == null) {
            throw error;
        }
        return goOn.position();
    }
}
