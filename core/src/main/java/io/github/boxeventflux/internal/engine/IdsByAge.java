package io.github.boxeventflux.internal.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the order in which they came last. A ring with an index in plain arrays: beside the ids themselves it takes
 * half of what a {@link java.util.LinkedHashMap} does, and nothing as long as there are none.
 */
final class IdsByAge {

    private static final int SMALLEST = 64;

    /** When an id came first, in pages, and when it came last. Ids that came together share one. */
    record Seen(long firstPage, Instant last) {}

    /** The ring; one that came again has left a hole where it was. */
    private @Nullable String[] ids = {};

    private @Nullable Seen[] seen = {};

    /** Open addressing: where in the ring an id is, counted from 1; 0 is nothing. */
    private int[] index = {};

    private int first;
    private int places;
    private int size;

    int size() {
        return size;
    }

    /**
     * Makes it the newest; one that was known keeps its first page.
     *
     * @return whether it was not known
     */
    boolean add(String id, Seen now) {
        if (places == ids.length) {
            makeRoom();
        }
        int slot = slot(id);
        Seen before = takeOut(slot);
        put(slot, id, before == null ? now : new Seen(before.firstPage(), now.last()));
        return before == null;
    }

    /** What is said of the one that did not come for the longest time; {@code null} when there is none. */
    @Nullable
    Seen eldest() {
        while (places > 0 && ids[first] == null) {
            dropFirstPlace();
        }
        return places > 0 ? seen[first] : null;
    }

    /** Forgets that one. */
    void removeEldest() {
        if (eldest() == null) {
            return;
        }
        free(slot(id(first)));
        ids[first] = null;
        seen[first] = null;
        dropFirstPlace();
        size--;
    }

    /** No more than that many of those of which that is true: the ones that came last, the newest at the end. */
    List<String> newestWhere(Predicate<Seen> condition, int atMost) {
        List<String> found = new ArrayList<>(Math.min(size, atMost));
        for (int back = places - 1; back >= 0 && found.size() < atMost; back--) {
            int place = place(back);
            Seen there = seen[place];
            if (there != null && condition.test(there)) {
                found.add(id(place));
            }
        }
        Collections.reverse(found);
        return found;
    }

    private @Nullable Seen takeOut(int slot) {
        if (index[slot] == 0) {
            size++;
            return null;
        }
        int place = index[slot] - 1;
        Seen before = seen[place];
        ids[place] = null;
        seen[place] = null;
        return before;
    }

    private void put(int slot, String id, Seen now) {
        int place = place(places);
        ids[place] = id;
        seen[place] = now;
        index[slot] = place + 1;
        places++;
    }

    /** The one so many behind the first. */
    private int place(int behind) {
        int place = first + behind;
        return place < ids.length ? place : place - ids.length;
    }

    private void dropFirstPlace() {
        first = place(1);
        places--;
    }

    private String id(int place) {
        String id = ids[place];
        if (id == null) {
            throw new IllegalStateException("no id at " + place);
        }
        return id;
    }

    /** Where the index has it, or has room for it. */
    private int slot(String id) {
        int slot = home(id);
        while (index[slot] != 0 && !id.equals(ids[index[slot] - 1])) {
            slot = next(slot);
        }
        return slot;
    }

    private int home(String id) {
        int hash = id.hashCode();
        return (hash ^ hash >>> 16) & index.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & index.length - 1;
    }

    /** What was put elsewhere since this slot was taken moves up, so that it is still found. */
    private void free(int slot) {
        int hole = slot;
        for (int at = next(hole); index[at] != 0; at = next(at)) {
            int home = home(id(index[at] - 1));
            boolean reachesHole = hole <= at ? home <= hole || home > at : home <= hole && home > at;
            if (reachesHole) {
                index[hole] = index[at];
                hole = at;
            }
        }
        index[hole] = 0;
    }

    /** When the ring is full: without holes, and with room for a quarter more. */
    private void makeRoom() {
        @Nullable String[] oldIds = ids;
        @Nullable Seen[] oldSeen = seen;
        int oldFirst = first;
        int room = Math.max(SMALLEST, size + size / 4);
        ids = new String[room];
        seen = new Seen[room];
        index = new int[4 * Integer.highestOneBit(room)];
        first = 0;
        places = 0;
        for (int step = 0; step < oldIds.length; step++) {
            int place = (oldFirst + step) % oldIds.length;
            String id = oldIds[place];
            Seen there = oldSeen[place];
            if (id != null && there != null) {
                put(slot(id), id, there);
            }
        }
    }
}
