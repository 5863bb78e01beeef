package io.github.boxeventflux.spring;

import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;

/** Keeps of each stream, by its name, where its last checkpoint is and how its last reading ended. */
final class StreamMemory implements StreamListener {

    private final Clock clock;
    private final Map<String, StreamPosition> saved = new ConcurrentHashMap<>();
    private final Map<String, Ending> endings = new ConcurrentHashMap<>();

    StreamMemory(Clock clock) {
        this.clock = clock;
    }

    /**
     * How a reading ended.
     *
     * @param at when
     * @param failed whether by an error
     * @param error which one, where that is known
     */
    record Ending(Instant at, boolean failed, @Nullable Throwable error) {}

    /** Where a restart would go on; {@code null} when nothing was saved since the start of the application. */
    @Nullable
    StreamPosition saved(String stream) {
        return saved.get(stream);
    }

    /** How it ended, by completion or an error; {@code null} while it is read, and when it was not or was cancelled. */
    @Nullable
    Ending ending(String stream) {
        return endings.get(stream);
    }

    /** It has no checkpoint any longer. */
    void forget(String stream) {
        saved.remove(stream);
    }

    /**
     * The reading failed.
     *
     * @return whether that is news
     */
    boolean failed(String stream, Throwable error) {
        Ending before = endings.put(stream, new Ending(clock.instant(), true, error));
        return before == null || before.error() != error;
    }

    @Override
    public void onStart(StreamInfo stream) {
        if (stream.name() != null) {
            endings.remove(stream.name());
        }
    }

    @Override
    public void onCheckpoint(StreamInfo stream, StreamPosition position, int unacknowledged) {
        if (stream.name() != null) {
            saved.put(stream.name(), position);
        }
    }

    @Override
    public void onEnd(StreamInfo stream, SignalType how) {
        if (stream.name() != null && how != SignalType.CANCEL) {
            // Whoever knows the error may have told it already.
            endings.putIfAbsent(stream.name(), new Ending(clock.instant(), how == SignalType.ON_ERROR, null));
        }
    }
}
