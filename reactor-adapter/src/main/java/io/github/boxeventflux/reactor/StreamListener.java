package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import reactor.core.publisher.SignalType;

/**
 * Is told what a stream does: for metrics, for a status line, for tests. Every method does nothing by default.
 *
 * <p>A listener is called on the stream's own thread, one call after another for one subscription, so it must neither
 * block nor be slow. One listener may serve many streams and is then called from several threads. What it throws is
 * logged once and otherwise ignored.
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

    /** Everything was read; the stream waits for news. */
    default void onWait(StreamInfo stream) {}

    /** The long-poll servers are looked up again; what was missed meanwhile is read. */
    default void onReconnect(StreamInfo stream) {}

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
     * The stream is over.
     *
     * @param how {@code ON_COMPLETE}, {@code ON_ERROR} or {@code CANCEL}
     */
    default void onEnd(StreamInfo stream, SignalType how) {}
}
