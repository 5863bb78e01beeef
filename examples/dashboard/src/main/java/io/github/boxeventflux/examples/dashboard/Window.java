package io.github.boxeventflux.examples.dashboard;

import io.github.boxeventflux.examples.dashboard.FeedEntry.Arrived;
import io.github.boxeventflux.examples.dashboard.FeedEntry.Gap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The newest events, as many as there is room for; numbered from 1. */
final class Window {

    private final int size;
    private final ArrayDeque<Arrived> newest = new ArrayDeque<>();
    private long last;

    Window(int size) {
        this.size = size;
    }

    /** Keeps one more, and drops the oldest when there is no room. */
    synchronized long add(String json) {
        if (newest.size() == size) {
            newest.removeFirst();
        }
        newest.addLast(new Arrived(++last, json));
        return last;
    }

    /** The number of the newest; 0 when there was none yet. */
    synchronized long last() {
        return last;
    }

    /** All that are kept. */
    synchronized List<FeedEntry> all() {
        return List.copyOf(newest);
    }

    /** Those after that number; a gap before them where they do not follow upon it. */
    synchronized List<FeedEntry> after(long number) {
        List<FeedEntry> entries = new ArrayList<>();
        if (last - number > newest.size()) {
            entries.add(new Gap());
        }
        newest.stream().filter(entry -> entry.number() > number).forEach(entries::add);
        return entries;
    }
}
