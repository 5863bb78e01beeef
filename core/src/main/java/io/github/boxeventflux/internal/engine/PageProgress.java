package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.checkpoint.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be saved: the position behind the last page before which everything is done, since Box's positions exist only
 * between pages, and the ids of the events behind it that are done as well. Events are acknowledged in any order and from
 * any thread.
 */
public final class PageProgress {

    /** How many ids of events done out of order are kept; the oldest of more are forgotten, so a restart repeats them. */
    static final int MAX_BEYOND = 100_000;

    /** A position that does not move is worth a save now and then: it says that it was still good at that time. */
    private static final Duration CONFIRMED_AGAIN_AFTER = Duration.ofHours(1);

    private Place place;
    private @Nullable Instant readAt;
    private long page;
    private @Nullable Page first;
    private @Nullable Page last;
    private int unacknowledged;
    private int beyond;
    private long version;

    /**
     * Nothing was read yet.
     *
     * @param start where reading starts: nothing before it is outstanding
     */
    public PageProgress(Place start) {
        place = start;
    }

    /**
     * What there is to save.
     *
     * @param place where a restart loses nothing
     * @param readAt when Box gave it; {@code null} before the first page is done
     * @param page the number of the page that it is behind
     * @param acknowledgedBeyond the ids of what is done behind it, page by page
     * @param version greater than that of everything before it
     */
    public record Snapshot(
            Place place, @Nullable Instant readAt, long page, List<String> acknowledgedBeyond, long version) {

        /** Together with the ids that are remembered; {@code null} as long as there is no place to go back to. */
        public @Nullable Checkpoint checkpoint(RecentEventIds recent) {
            if (place.position().equals(PositionGuard.NOW)) {
                return null;
            }
            List<String> ids = new ArrayList<>(recent.knownBeyond(page));
            ids.addAll(acknowledgedBeyond);
            return new Checkpoint(place.position(), readAt, recent.upToPage(page), ids, place.history());
        }
    }

    /**
     * One more page was read.
     *
     * @param number its number, greater than that of the page before it
     * @param next the place behind it
     * @param now when Box gave that position
     * @param events how many events of it must be acknowledged; a page without any is done
     */
    public synchronized Page add(long number, Place next, Instant now, int events) {
        Page added = new Page(number, next, now, events);
        if (last == null) {
            first = added;
        } else {
            last.after = added;
            added.before = last;
        }
        last = added;
        unacknowledged += events;
        if (added.isDone()) {
            close(added);
        }
        return added;
    }

    /** How many events were read and are not acknowledged. */
    public synchronized int unacknowledged() {
        return unacknowledged;
    }

    /** Grows with each change that is worth a save. */
    public synchronized long version() {
        return version;
    }

    /** What there is to save now. */
    public synchronized Snapshot snapshot() {
        List<String> ids = new ArrayList<>(beyond);
        for (Page open = first; open != null; open = open.after) {
            ids.addAll(open.done);
        }
        return new Snapshot(place, readAt, page, ids, version);
    }

    /** A page is done: the position moves behind it, or it waits as one with its neighbours that are done, too. */
    private void close(Page done) {
        if (done.before == null) {
            for (Page open = done; open != null && open.isDone(); open = open.after) {
                moveBehind(open);
            }
            return;
        }
        if (done.after != null && done.after.isDone()) {
            done.absorb(done.after);
        }
        if (done.before.isDone()) {
            done.before.absorb(done);
        }
        forgetOldest();
    }

    private void moveBehind(Page done) {
        boolean confirmedAgain = readAt == null || done.readAt.isAfter(readAt.plus(CONFIRMED_AGAIN_AFTER));
        if (confirmedAgain || !done.next.equals(place)) {
            readAt = done.readAt;
            version++;
        }
        place = done.next;
        page = done.number;
        beyond -= done.done.size();
        first = done.after;
        if (first == null) {
            last = null;
        } else {
            first.before = null;
        }
    }

    private void forgetOldest() {
        for (Page open = first; open != null && beyond > MAX_BEYOND; open = open.after) {
            int forgotten = Math.min(beyond - MAX_BEYOND, open.done.size());
            open.done.subList(0, forgotten).clear();
            beyond -= forgotten;
        }
    }

    /** The events of one page, or of several that are done and wait for one before them. */
    public final class Page {

        private final BitSet outstanding;
        private final List<String> done = new ArrayList<>();
        private long number;
        private Place next;
        private Instant readAt;
        private @Nullable Page before;
        private @Nullable Page after;

        private Page(long number, Place next, Instant readAt, int events) {
            this.number = number;
            this.next = next;
            this.readAt = readAt;
            outstanding = new BitSet(events);
            outstanding.set(0, events);
        }

        /**
         * One event is done.
         *
         * @param index its place among the events to be acknowledged, from 0
         * @param eventId its id, if it has one
         * @return whether it was not acknowledged before
         */
        public boolean acknowledge(int index, @Nullable String eventId) {
            synchronized (PageProgress.this) {
                if (!outstanding.get(index)) {
                    return false;
                }
                outstanding.clear(index);
                unacknowledged--;
                version++;
                if (eventId != null) {
                    done.add(eventId);
                    beyond++;
                }
                if (isDone()) {
                    close(this);
                }
                return true;
            }
        }

        private boolean isDone() {
            return outstanding.isEmpty();
        }

        private void absorb(Page follower) {
            done.addAll(follower.done);
            number = follower.number;
            next = follower.next;
            readAt = follower.readAt;
            after = follower.after;
            if (after == null) {
                last = this;
            } else {
                after.before = this;
            }
        }
    }
}
