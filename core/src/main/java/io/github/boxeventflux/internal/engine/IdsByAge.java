package io.github.boxeventflux.internal.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the order in which they came last. A queue with an index in plain arrays: beside the ids themselves it takes
 * half of what a {@link java.util.LinkedHashMap} does, and nothing as long as there are none.
 */
final class IdsByAge {

    private static final int SMALLEST = 64;

    /** When an id came first, in pages, and when it came last. Ids that came together share one. */
    record Seen(long firstPage, Instant last) {}

    /** The queue; one that came again has left a hole where it was. */
    private @Nullable String[] ids = {};

    private @Nullable Seen[] seen = {};

    /** Open addressing: where in the queue an id is, counted from 1; 0 is nothing. */
    private int[] index = {};

    private int first;
    private int end;
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
        if (end == ids.length) {
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
        while (first < end && ids[first] == null) {
            first++;
        }
        return first < end ? seen[first] : null;
    }

    /** Forgets that one. */
    void removeEldest() {
        if (eldest() == null) {
            return;
        }
        free(slot(id(first)));
        ids[first] = null;
        seen[first] = null;
        first++;
        size--;
    }

    /** No more than that many of those of which that is true: the ones that came last, the newest at the end. */
    List<String> newestWhere(Predicate<Seen> condition, int atMost) {
        List<String> found = new ArrayList<>(Math.min(size, atMost));
        for (int place = end - 1; place >= first && found.size() < atMost; place--) {
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
        ids[end] = id;
        seen[end] = now;
        end++;
        index[slot] = end;
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

    /** Without holes, and with room for a quarter more. */
    private void makeRoom() {
        @Nullable String[] oldIds = ids;
        @Nullable Seen[] oldSeen = seen;
        int from = first;
        int to = end;
        int wanted = Math.max(SMALLEST, size + size / 4);
        int slots = 2 * Integer.highestOneBit(wanted + wanted / 2);
        if (wanted != ids.length) {
            ids = new String[wanted];
            seen = new Seen[wanted];
        }
        if (slots == index.length) {
            Arrays.fill(index, 0);
        } else {
            index = new int[slots];
        }
        first = 0;
        end = 0;
        for (int place = from; place < to; place++) {
            String id = oldIds[place];
            Seen there = oldSeen[place];
            if (id != null && there != null) {
                put(slot(id), id, there);
            }
        }
        Arrays.fill(ids, end, ids.length, null);
        Arrays.fill(seen, end, seen.length, null);
    }
}
