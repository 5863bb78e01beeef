package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.stream.StreamPosition;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Which position may be saved: the one behind the last page before which everything is done. Box's positions exist only
 * between pages, so half a page counts for nothing. Events are acknowledged in any order and from any thread.
 */
public final class PageProgress {

    private final Deque<Page> open = new ArrayDeque<>();
    private StreamPosition safePosition;

    /**
     * Nothing was read yet.
     *
     * @param start where reading starts: nothing before it is outstanding
     */
    public PageProgress(StreamPosition start) {
        safePosition = start;
    }

    /**
     * One more page was read.
     *
     * @param next the position behind it
     * @param events how many events of it must be acknowledged; a page without any is done
     */
    public synchronized Page add(StreamPosition next, int events) {
        Page page = new Page(next, events);
        open.addLast(page);
        moveOn();
        return page;
    }

    /** Where a restart loses nothing. */
    public synchronized StreamPosition safePosition() {
        return safePosition;
    }

    /** How many pages are not done, or wait for one before them that is not. */
    public synchronized int openPages() {
        return open.size();
    }

    private void moveOn() {
        while (!open.isEmpty() && open.getFirst().isDone()) {
            safePosition = open.removeFirst().next;
        }
    }

    /** The events of one page. */
    public final class Page {

        private final StreamPosition next;
        private final BitSet outstanding;

        private Page(StreamPosition next, int events) {
            this.next = next;
            this.outstanding = new BitSet(events);
            outstanding.set(0, events);
        }

        /**
         * One event is done.
         *
         * @param index its place among the events to be acknowledged, from 0
         * @return whether it was not acknowledged before
         */
        public boolean acknowledge(int index) {
            synchronized (PageProgress.this) {
                boolean first = outstanding.get(index);
                outstanding.clear(index);
                moveOn();
                return first;
            }
        }

        private boolean isDone() {
            return outstanding.isEmpty();
        }
    }
}
