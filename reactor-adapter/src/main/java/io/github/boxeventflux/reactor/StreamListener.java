package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.error.LeaseLostException;
import io.github.boxeventflux.error.PositionLostException;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.util.function.IntSupplier;
import reactor.core.publisher.SignalType;

/**
 * Is told what a stream does: for metrics, for a status line, for tests. Every method does nothing by default.
 *
 * <p>A listener is called on the threads that the stream and its handlers work on, one call after another for one
 * subscription, so it must neither block nor be slow. One listener may serve many streams and is then called from several
 * threads. What it throws is logged once and otherwise ignored.
 */
public interface StreamListener {

    /** Somebody subscribed; the stream starts to read. */
    default void onStart(StreamInfo stream) {}

    /** A page was read. Repeats, and types that were not asked for, are left out of it. */
    default void onPage(StreamInfo stream, EventPage page) {}

    /**
     * A page held events that were there before; they are not delivered again.
     *
     * @param count how many, at least 1
     */
    default void onRepeatsDropped(StreamInfo stream, int count) {}

    /**
     * Another part of an enterprise's history was read, be it only that there was nothing; also told at its beginning, and
     * with nothing {@linkplain HistoryProgress#left() left} at its end.
     */
    default void onHistoryProgress(StreamInfo stream, HistoryProgress progress) {}

    /** Everything was read; the stream waits for news. */
    default void onWait(StreamInfo stream) {}

    /** The long-poll servers are looked up again; what was missed meanwhile is read. */
    default void onReconnect(StreamInfo stream) {}

    /**
     * A call is made; told of each one, also of one that is made again.
     *
     * @param waited how long the {@link RequestBudget} made it wait; nothing for long polls, which it does not count
     */
    default void onCall(StreamInfo stream, BoxCall call, Duration waited) {}

    /** Box answered a call, whatever it said: it is there. A long poll that is silent as long as it may be is no answer. */
    default void onAnswer(StreamInfo stream, BoxCall call) {}

    /**
     * Nothing came from Box for longer than {@code longPoll.maxSilence}: its servers are looked up again, and what was missed
     * is read.
     *
     * @param silence for how long
     */
    default void onSilence(StreamInfo stream, Duration silence) {}

    /**
     * Box refused a call for this stream's account as one too many (429), of this stream or of another one that shares its
     * {@link RequestBudget}: from now on they go on at a slower pace. Told of each such refusal, but only once of those to
     * calls that were under way together.
     *
     * @param callsPerMinute how many calls they make in a minute at most, all together, until success raises it again
     * @param pause for how long none of them calls at all, since Box says so
     */
    default void onSlowDown(StreamInfo stream, int callsPerMinute, Duration pause) {}

    /**
     * Enough calls have succeeded: the pace is no longer slowed down.
     *
     * @param callsPerMinute the whole budget
     */
    default void onFullPace(StreamInfo stream, int callsPerMinute) {}

    /**
     * A call failed and will be made again.
     *
     * @param failures how many of them there were in a row, this one included
     * @param delay how long the stream waits before it
     */
    default void onRetry(StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {}

    /**
     * A call that had failed succeeded.
     *
     * @param failures how many failures came before
     */
    default void onRecovered(StreamInfo stream, BoxCall call, int failures) {}

    /** Box's next position was unusable, so the one before it was kept. */
    default void onPositionKept(StreamInfo stream, StreamPosition kept) {}

    /** Box named a long-poll server on a host that no token may go to; it is not called. */
    default void onServerRefused(StreamInfo stream, String host) {}

    /**
     * The stream goes on from a checkpoint that is older than Box promises to keep events: some may be missing. Told before
     * the first page is read.
     *
     * @param checkpoint says when its position was read
     */
    default void onPossibleGap(StreamInfo stream, Checkpoint checkpoint) {}

    /**
     * Box does not know a position, so events are missing. What follows is what {@code onPositionLost} of the options says.
     *
     * @param position the one that is lost
     */
    default void onPositionLost(StreamInfo stream, StreamPosition position, PositionLostException error) {}

    /**
     * The stream has a checkpoint store, and reads from its checkpoint, or from where it was to start without one. With a
     * lease this is told again each time that it was acquired.
     *
     * @param unacknowledged asks how many events were read and are not acknowledged; at any time, from any thread
     */
    default void onTracking(StreamInfo stream, IntSupplier unacknowledged) {}

    /**
     * Too many events are outstanding: no further page is read until some are acknowledged.
     *
     * @param unacknowledged how many were read and are not acknowledged
     */
    default void onHeldBack(StreamInfo stream, int unacknowledged) {}

    /** Enough was acknowledged: reading goes on. */
    default void onReleased(StreamInfo stream) {}

    /**
     * A checkpoint is durable.
     *
     * @param position where a restart would go on
     * @param unacknowledged how many events were read and are not acknowledged
     */
    default void onCheckpoint(StreamInfo stream, StreamPosition position, int unacknowledged) {}

    /**
     * The stream ended and its last checkpoint could not be saved in time: a restart goes on from the one before and
     * repeats what came since.
     */
    default void onCheckpointMissed(StreamInfo stream) {}

    /**
     * A call to the checkpoint store or the lease store failed and will be made again.
     *
     * @param failures how many of them there were in a row, this one included
     * @param delay how long the stream waits before it
     */
    default void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {}

    /**
     * A call to a store that had failed succeeded.
     *
     * @param failures how many failures came before
     */
    default void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {}

    /** Another replica holds the lease, or this one holds enough: the stream stands by. */
    default void onStandby(StreamInfo stream) {}

    /** The stream has the lease and goes on from the stored checkpoint. */
    default void onLeaseAcquired(StreamInfo stream, Lease lease) {}

    /** The lease is lost: nothing more is delivered, what is acknowledged from now on does not count. */
    default void onLeaseLost(StreamInfo stream, LeaseLostException error) {}

    /**
     * The handler of {@link BoxEventFlux#process} failed with this event and will be handed it again; or the function of a
     * {@linkplain FailurePolicy#deadLetter dead letter} did and will.
     *
     * @param error what it failed with: a {@link java.util.concurrent.TimeoutException} when it took too long
     * @param failures how many of them there were in a row, this one included
     * @param delay how long the event waits before it
     */
    default void onHandlerRetry(StreamInfo stream, Event event, Throwable error, int failures, Duration delay) {}

    /**
     * The handler of {@link BoxEventFlux#process} failed with this event for the last time.
     *
     * @param error what it failed with
     * @param policy what is done now. With {@link FailurePolicy#stop()} the processing ends; that also follows a
     *     {@linkplain FailurePolicy#deadLetter dead letter} that has failed for the last time, with the error of that
     */
    default void onHandlerGaveUp(StreamInfo stream, Event event, Throwable error, FailurePolicy policy) {}

    /**
     * The stream is over.
     *
     * @param how {@code ON_COMPLETE}, {@code ON_ERROR} or {@code CANCEL}
     */
    default void onEnd(StreamInfo stream, SignalType how) {}
}
