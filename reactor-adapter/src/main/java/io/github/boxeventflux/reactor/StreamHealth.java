package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Lease;
import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.stream.BoxCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;

/**
 * Knows of each stream how it is and when Box last answered; for a health check. Give one to a client as a
 * {@linkplain BoxEventClient.Builder#listener listener}, and ask it from any thread. A stream is known from its subscription
 * to its end.
 *
 * <p>Faults that pass are a stream's daily business. So ask not whether something fails, but whether it has failed for
 * long: {@link #isHealthy(Duration)}.
 */
public final class StreamHealth implements StreamListener {

    private final Clock clock;
    private final IdentityHashMap<StreamInfo, Watched> streams = new IdentityHashMap<>();

    private StreamHealth(Clock clock) {
        this.clock = clock;
    }

    /** By the system's clock. */
    public static StreamHealth create() {
        return create(Clock.systemUTC());
    }

    /** By that clock. */
    public static StreamHealth create(Clock clock) {
        return new StreamHealth(Objects.requireNonNull(clock, "clock"));
    }

    /** How a stream is. */
    public enum State {
        /** It reads, or waits: for news, or for whoever is to take its events. */
        WORKING,
        /** Another replica reads. */
        STANDBY,
        /** A call to Box or to a store fails, again and again. */
        FAILING,
        /** Nothing came from Box for longer than {@code longPoll.maxSilence}; it is asked anew. */
        SILENT
    }

    /**
     * One stream.
     *
     * @param stream which
     * @param state how it is
     * @param since from when on it has been so
     * @param lastAnswer when Box last answered, whatever it said; {@code null} when it has not yet
     * @param problem what fails, for people; {@code null} when nothing does
     */
    public record Status(
            StreamInfo stream,
            State state,
            Instant since,
            @Nullable Instant lastAnswer,
            @Nullable String problem) {

        /** Whether it fails, or is silent, and has been so at that moment already. */
        public boolean isTroubledSince(Instant moment) {
            return (state == State.FAILING || state == State.SILENT) && !since.isAfter(moment);
        }
    }

    /** All streams that are subscribed to, in no order. */
    public synchronized List<Status> streams() {
        Instant now = clock.instant();
        return streams.entrySet().stream()
                .map(entry -> entry.getValue().status(entry.getKey(), now))
                .toList();
    }

    /** Whether no stream has failed, or been silent, for that long. */
    public boolean isHealthy(Duration tolerance) {
        Instant moment = clock.instant().minus(tolerance);
        return streams().stream().noneMatch(status -> status.isTroubledSince(moment));
    }

    @Override
    public synchronized void onStart(StreamInfo stream) {
        streams.put(stream, new Watched(clock.instant()));
    }

    @Override
    public synchronized void onEnd(StreamInfo stream, SignalType how) {
        streams.remove(stream);
    }

    @Override
    public void onCall(StreamInfo stream, BoxCall call, Duration waited) {
        if (call == BoxCall.LONG_POLL) {
            tell(stream, watched -> watched.polls(clock.instant()));
        }
    }

    @Override
    public void onAnswer(StreamInfo stream, BoxCall call) {
        tell(stream, watched -> watched.hears(clock.instant()));
    }

    @Override
    public void onSilence(StreamInfo stream, Duration silence) {
        tell(stream, watched -> watched.isSilent(clock.instant()));
    }

    @Override
    public void onRetry(StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
        tell(stream, watched -> watched.fails(call, String.valueOf(error.getMessage()), clock.instant()));
    }

    @Override
    public void onRecovered(StreamInfo stream, BoxCall call, int failures) {
        tell(stream, watched -> watched.recovers(call, clock.instant()));
    }

    @Override
    public void onStoreRetry(StreamInfo stream, StoreCall call, Throwable error, int failures, Duration delay) {
        tell(stream, watched -> watched.fails(call, call + " failed: " + error, clock.instant()));
    }

    @Override
    public void onStoreRecovered(StreamInfo stream, StoreCall call, int failures) {
        tell(stream, watched -> watched.recovers(call, clock.instant()));
    }

    @Override
    public void onStandby(StreamInfo stream) {
        tell(stream, watched -> watched.standsBy(clock.instant(), true));
    }

    @Override
    public void onLeaseAcquired(StreamInfo stream, Lease lease) {
        tell(stream, watched -> watched.standsBy(clock.instant(), false));
    }

    private synchronized void tell(StreamInfo stream, Consumer<Watched> news) {
        Watched watched = streams.get(stream);
        if (watched != null) {
            news.accept(watched);
        }
    }
}
