package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Reads the stream into the feed, once for all browsers and as long as the application runs. Faults that pass never come
 * here: the library makes the call again. An error that comes is final, and kept for people to see.
 */
final class StreamReader implements SmartLifecycle {

    private final Flux<Event> events;
    private final Feed feed;
    private final Tally tally;
    private final BiFunction<Event, Instant, String> format;
    private final Clock clock;
    private volatile @Nullable Disposable reading;
    private volatile @Nullable End end;

    StreamReader(Flux<Event> events, Feed feed, Tally tally, BiFunction<Event, Instant, String> format, Clock clock) {
        this.events = events;
        this.feed = feed;
        this.tally = tally;
        this.format = format;
        this.clock = clock;
    }

    /**
     * How the stream ended.
     *
     * @param time when
     * @param error the library's message; {@code null} when there was nothing more to read
     */
    record End(Instant time, @Nullable String error) {}

    /** {@code null} while it goes on. */
    @Nullable
    End end() {
        return end;
    }

    @Override
    public void start() {
        end = null;
        reading = events.subscribe(this::show, error -> end(String.valueOf(error.getMessage())), () -> end(null));
    }

    @Override
    public void stop() {
        Disposable current = reading;
        if (current != null) {
            current.dispose();
        }
        // Else the server would wait for the browsers to go, and they do not.
        feed.close();
        reading = null;
    }

    @Override
    public boolean isRunning() {
        return reading != null;
    }

    private void show(Event event) {
        Instant now = clock.instant();
        tally.add(event, now);
        feed.add(format.apply(event, now));
    }

    private void end(@Nullable String error) {
        end = new End(clock.instant(), error);
    }
}
