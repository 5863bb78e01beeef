package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.examples.dashboard.FeedEntry.Arrived;
import io.github.boxeventflux.examples.dashboard.FeedEntry.Gap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/**
 * The events of one stream, for any number of readers. The newest of them are kept, so that who comes sees some, and who
 * comes back misses none.
 *
 * <p>A slow reader holds nobody up and costs nothing: it has no buffer of its own but a place in the common window, and
 * takes from there when it can. Who is slower than the window moves on is told that there is a gap, and goes on behind it.
 */
final class Feed {

    private final String id;
    private final Window window;
    private final AtomicInteger readers = new AtomicInteger();
    private final Sinks.Many<Long> newest = Sinks.many().replay().latestOrDefault(0L);

    /**
     * An empty feed.
     *
     * @param id 1 to 16 digits and small letters that no other feed has, so that it knows its own places
     * @param size how many events are kept
     */
    Feed(String id, int size) {
        this.id = id;
        this.window = new Window(size);
    }

    /** One more event, as its readers get it; only one at a time. */
    void add(String event) {
        newest.emitNext(window.add(event), EmitFailureHandler.FAIL_FAST);
    }

    /** Lets all readers go, who may come back. */
    void close() {
        newest.tryEmitComplete();
    }

    /** Completes when there is nothing more to come from here. */
    Mono<Void> closed() {
        return newest.asFlux().then();
    }

    /** How many readers there are now. */
    int readers() {
        return readers.get();
    }

    /** What a reader calls the place of that event. */
    FeedId placeOf(Arrived event) {
        return new FeedId(id, event.number());
    }

    /**
     * The events after that place, first those that are kept and then those that come.
     *
     * @param place {@code null} for all that are kept; one that this feed never gave out is behind a gap
     */
    Flux<FeedEntry> after(@Nullable FeedId place) {
        return Flux.defer(() -> {
            AtomicLong reached = new AtomicLong();
            readers.incrementAndGet();
            return kept(place, reached)
                    .concatWith(coming(reached))
                    .doOnNext(entry -> goOn(reached, entry))
                    .doFinally(signal -> readers.decrementAndGet());
        });
    }

    private static void goOn(AtomicLong reached, FeedEntry entry) {
        if (entry instanceof Arrived event) {
            reached.set(event.number());
        }
    }

    private Flux<FeedEntry> kept(@Nullable FeedId place, AtomicLong reached) {
        if (place == null) {
            return Flux.fromIterable(window.all());
        }
        if (!place.feed().equals(id) || place.number() > window.last()) {
            return Flux.<FeedEntry>just(new Gap()).concatWithValues(window.all().toArray(FeedEntry[]::new));
        }
        reached.set(place.number());
        return Flux.empty();
    }

    /** What the newest number is does not matter, only that there is a newer one. */
    private Flux<FeedEntry> coming(AtomicLong reached) {
        return newest.asFlux()
                .onBackpressureLatest()
                .concatMap(number -> Flux.fromIterable(window.after(reached.get())), 0);
    }
}
