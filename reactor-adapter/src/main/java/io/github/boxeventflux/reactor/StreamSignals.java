package io.github.boxeventflux.reactor;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
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
        this.listeners = listeners;
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

    void waiting() {
        tell(listener -> listener.onWait(stream));
    }

    void reconnect() {
        tell(listener -> listener.onReconnect(stream));
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

    void end(SignalType how) {
        tell(listener -> listener.onEnd(stream, how));
    }

    private void tell(Consumer<StreamListener> message) {
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
