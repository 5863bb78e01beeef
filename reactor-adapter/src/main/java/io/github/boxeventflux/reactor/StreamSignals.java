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
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import reactor.core.Exceptions;
import reactor.core.publisher.SignalType;
import reactor.util.Logger;
import reactor.util.Loggers;

/** Tells all listeners of one subscription; a listener that throws harms nobody but itself. */
final class StreamSignals {

    private static final Logger LOG = Loggers.getLogger(StreamListener.class);

    private final StreamInfo stream;
    private final List<StreamListener> listeners;
    private boolean complained;

    StreamSignals(StreamInfo stream, List<StreamListener> listeners) {
        this.stream = stream;
        this.listeners = List.copyOf(listeners);
    }

    void start() {
        tell(listener -> listener.onStart(stream));
    }

    void page(EventPage page) {
        tell(listener -> listener.onPage(stream, page));
    }

    void repeatsDropped(int count) {
        tell(listener -> listener.onRepeatsDropped(stream, count));
    }

    void history(HistoryProgress progress) {
        tell(listener -> listener.onHistoryProgress(stream, progress));
    }

    void waiting() {
        tell(listener -> listener.onWait(stream));
    }

    void reconnect() {
        tell(listener -> listener.onReconnect(stream));
    }

    void call(BoxCall call, Duration waited) {
        tell(listener -> listener.onCall(stream, call, waited));
    }

    void answer(BoxCall call) {
        tell(listener -> listener.onAnswer(stream, call));
    }

    void silence(Duration silence) {
        tell(listener -> listener.onSilence(stream, silence));
    }

    void slowedDown(int callsPerMinute, Duration pause) {
        tell(listener -> listener.onSlowDown(stream, callsPerMinute, pause));
    }

    void fullPace(int callsPerMinute) {
        tell(listener -> listener.onFullPace(stream, callsPerMinute));
    }

    void retry(BoxCall call, RetryableException error, int failures, Duration delay) {
        tell(listener -> listener.onRetry(stream, call, error, failures, delay));
    }

    void recovered(BoxCall call, int failures) {
        tell(listener -> listener.onRecovered(stream, call, failures));
    }

    void positionKept(StreamPosition kept) {
        tell(listener -> listener.onPositionKept(stream, kept));
    }

    void serverRefused(String host) {
        tell(listener -> listener.onServerRefused(stream, host));
    }

    void possibleGap(Checkpoint checkpoint) {
        tell(listener -> listener.onPossibleGap(stream, checkpoint));
    }

    void positionLost(StreamPosition position, PositionLostException error) {
        tell(listener -> listener.onPositionLost(stream, position, error));
    }

    void tracking(IntSupplier unacknowledged) {
        tell(listener -> listener.onTracking(stream, unacknowledged));
    }

    void heldBack(int unacknowledged) {
        tell(listener -> listener.onHeldBack(stream, unacknowledged));
    }

    void released() {
        tell(listener -> listener.onReleased(stream));
    }

    void saved(StreamPosition position, int unacknowledged) {
        tell(listener -> listener.onCheckpoint(stream, position, unacknowledged));
    }

    void notSaved() {
        tell(listener -> listener.onCheckpointMissed(stream));
    }

    void storeRetry(StoreCall call, Throwable error, int failures, Duration delay) {
        tell(listener -> listener.onStoreRetry(stream, call, error, failures, delay));
    }

    void storeRecovered(StoreCall call, int failures) {
        tell(listener -> listener.onStoreRecovered(stream, call, failures));
    }

    void standby() {
        tell(listener -> listener.onStandby(stream));
    }

    void leaseAcquired(Lease lease) {
        tell(listener -> listener.onLeaseAcquired(stream, lease));
    }

    void leaseLost(LeaseLostException error) {
        tell(listener -> listener.onLeaseLost(stream, error));
    }

    void handlerRetry(Event event, Throwable error, int failures, Duration delay) {
        tell(listener -> listener.onHandlerRetry(stream, event, error, failures, delay));
    }

    void handlerGaveUp(Event event, Throwable error, FailurePolicy policy) {
        tell(listener -> listener.onHandlerGaveUp(stream, event, error, policy));
    }

    void end(SignalType how) {
        tell(listener -> listener.onEnd(stream, how));
    }

    /** One call after another: saving, acknowledging and handling go on beside reading. */
    private synchronized void tell(Consumer<StreamListener> message) {
        for (StreamListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (Throwable e) {
                Exceptions.throwIfJvmFatal(e);
                complain(listener, e);
            }
        }
    }

    private void complain(StreamListener listener, Throwable e) {
        if (!complained) {
            complained = true;
            LOG.warn(
                    "{}: the listener {} failed; further failures are not logged",
                    stream,
                    listener.getClass().getName(),
                    e);
        }
    }
}
