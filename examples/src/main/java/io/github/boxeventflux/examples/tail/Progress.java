package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps count of what the stream tells and of what was printed; may be asked from any thread. */
final class Progress implements StreamListener {

    private final Clock clock;
    private final Rate rate = new Rate();
    private Activity activity = Activity.Plain.READING;
    private long events;
    private long repeats;
    private @Nullable StreamPosition position;

    Progress(Clock clock) {
        this.clock = clock;
    }

    /** One more event is on its way to a reader's eyes. */
    synchronized void printed() {
        events++;
        rate.add(clock.instant());
    }

    synchronized Status status() {
        Instant now = clock.instant();
        return new Status(now, activity.at(now), events, rate.perMinute(now), repeats, position);
    }

    /** Where to start again; {@code null} before the first answer. */
    synchronized @Nullable StreamPosition position() {
        return position;
    }

    @Override
    public synchronized void onPage(StreamInfo stream, EventPage page) {
        activity = Activity.Plain.READING;
    }

    @Override
    public synchronized void onCheckpoint(StreamInfo stream, StreamPosition position, int unacknowledged) {
        this.position = position;
    }

    @Override
    public synchronized void onRepeatsDropped(StreamInfo stream, int count) {
        repeats += count;
    }

    @Override
    public synchronized void onWait(StreamInfo stream) {
        activity = Activity.Plain.WAITING;
    }

    @Override
    public synchronized void onReconnect(StreamInfo stream) {
        activity = Activity.Plain.RECONNECTING;
    }

    @Override
    public synchronized void onRetry(
            StreamInfo stream, BoxCall call, RetryableException error, int failures, Duration delay) {
        Activity.Plain then = switch (call) {
            case READ_EVENTS -> Activity.Plain.READING;
            case FIND_SERVERS -> Activity.Plain.RECONNECTING;
            // While nothing happens, a long poll that succeeds is as silent as one that has only begun.
            case LONG_POLL -> Activity.Plain.WAITING;
        };
        activity = new Activity.Retrying(
                String.valueOf(error.getMessage()), clock.instant().plus(delay), then);
    }

    @Override
    public synchronized void onRecovered(StreamInfo stream, BoxCall call, int failures) {
        activity = call == BoxCall.READ_EVENTS ? Activity.Plain.READING : Activity.Plain.WAITING;
    }
}
