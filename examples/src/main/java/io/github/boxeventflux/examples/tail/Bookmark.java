package io.github.boxeventflux.examples.tail;

import io.github.boxeventflux.stream.EventPage;
import io.github.boxeventflux.stream.StreamPosition;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Where to start again without missing an event: behind the last page of which every event was printed. Pages are read
 * ahead of what is printed, so the newest position would be too far.
 */
final class Bookmark {

    private final Queue<UnfinishedPage> unfinished = new ArrayDeque<>();
    private long read;
    private long printed;
    private @Nullable StreamPosition position;

    void read(EventPage page) {
        read += page.events().size();
        unfinished.add(new UnfinishedPage(read, page.nextPosition()));
        advance();
    }

    void printed() {
        printed++;
        advance();
    }

    @Nullable
    StreamPosition position() {
        return position;
    }

    private void advance() {
        for (UnfinishedPage page = unfinished.peek();
                page != null && page.lastEvent() <= printed;
                page = unfinished.peek()) {
            position = page.next();
            unfinished.remove();
        }
    }

    private record UnfinishedPage(long lastEvent, StreamPosition next) {}
}
