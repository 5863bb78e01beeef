package io.github.boxeventflux.benchmarks.growth;

import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import io.github.boxeventflux.event.Event;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One reading of a stream: every event is to come, once and in its order. */
final class Reading {

    /** So few collections that they take less than a hundredth of the time. */
    private static final int EVENTS_PER_COLLECTION = 1_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int events;
    private final CompletableFuture<ProcessUse> end = new CompletableFuture<>();
    private volatile int next;
    private volatile double highestHeap;

    Reading(int events) {
        this.events = events;
    }

    /** Takes the next event; by one thread at a time. */
    void take(Event event) {
        int index = PageTemplate.index(String.valueOf(event.eventId()));
        if (index != next || index == events) {
            throw new IllegalStateException("Event " + index + " came as number " + next + " of " + events);
        }
        next = index + 1;
        if (next == events) {
            end.complete(ProcessUse.now());
        } else if (next % EVENTS_PER_COLLECTION == 0) {
            highestHeap = Math.max(highestHeap, Heap.afterCollection());
        }
    }

    /** The stream failed, and with it the reading; also after its end. */
    void fail(Throwable error) {
        end.obtrudeException(error);
    }

    /** Waits for the last event, and gives what was used up to then. */
    ProcessUse end() {
        return end.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** After the collections on the way, in MiB; 0 if there was none. */
    double highestHeap() {
        return highestHeap;
    }
}
