package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides history among readers. It is cut into windows as it is read, since nobody knows before how dense it is: each is
 * to take a few pages, whoever finds more leaves the rest to all, and who finds less goes on with what follows. So no
 * reader is left with a Monday while the others had the Sundays. What comes first in time is always read first, and who
 * finds nothing to begin takes half of what another one has to read.
 *
 * <p>What is kept is bounded: eight pages for each reader. So that there is room for what comes first, nothing is begun
 * before which too much is likely to come.
 *
 * <p>Decides only: the adapter reads, tells what came, and asks what to read now.
 */
public final class HistoryWindows {

    /** For each reader. */
    private static final int PAGES_KEPT = 8;

    private final HistoryLine line;
    private final int readers;
    private final boolean ordered;
    private final Instant end;
    private int underWay;
    private int kept;
    private int given;

    /**
     * Nothing was read yet.
     *
     * @param remaining what is to be read, in the order of time; at least one
     * @param readers how many pages may be read at the same time
     * @param ordered whether events are given in the order of time, and not as they come
     */
    public HistoryWindows(List<Period> remaining, int readers, int pageLimit, boolean ordered) {
        this.readers = readers;
        this.ordered = ordered;
        line = new HistoryLine(remaining, pageLimit);
        end = remaining.get(remaining.size() - 1).to();
    }

    /**
     * Some events to be delivered next.
     *
     * @param events in the order of time
     * @param remaining what is still to be delivered after them, in the order of time
     */
    public record Part(List<Event> events, List<Period> remaining) {}

    /** Until when Box is to be asked, whatever the window: who looks beyond its end sees how dense it is there. */
    public Instant end() {
        return end;
    }

    /** Whether everything was given to be delivered. */
    public synchronized boolean isOver() {
        return line.isEmpty();
    }

    /** How many pages are kept that are not {@link #taken()}. */
    synchronized int kept() {
        return kept;
    }

    /** The windows of which the next page is to be read now; each is to be answered by one of the methods below. */
    public synchronized List<HistoryWindow> start() {
        List<HistoryWindow> reads = new ArrayList<>();
        long before = 0;
        int within = 0;
        while (within < line.size() && underWay < readers && mayRead(within, before)) {
            HistoryWindow window = line.get(within);
            if (!window.isRead() && !window.isUnderWay()) {
                if (!window.isTaken()) {
                    line.divide(within);
                }
                begin(window, reads);
            }
            before += window.isRead() ? 0 : 1 + line.likelyPages(window);
            within++;
        }
        while (within > 0 && underWay < readers && !isFull()) {
            HistoryWindow half = line.halveOneOf(within);
            if (half == null) {
                break;
            }
            begin(half, reads);
            within++;
        }
        return reads;
    }

    /**
     * A page came.
     *
     * @param next what the one after it is to be read with
     * @param advanced whether that is another position than it was read with
     * @return what can be delivered now; each part must be {@link #taken()}
     */
    public synchronized List<Part> read(HistoryWindow window, List<Event> page, StreamPosition next, boolean advanced) {
        underWay--;
        window.arrived();
        boolean exhausted = window.isLast(page, advanced);
        long reach = window.reach(page);
        line.seen(window, page, reach, exhausted);
        if (window.take(page, next, reach, exhausted)) {
            kept++;
            line.leaveTheRest(window);
        }
        if (!advanced && !window.isRead()) {
            window.readAgain();
        }
        return deliver(window);
    }

    /** Box does not know the position of its next page any more. */
    public synchronized void lost(HistoryWindow window) {
        underWay--;
        window.readAgain();
    }

    /** A part was taken by who wanted it: there is room for another page. */
    public synchronized void taken() {
        kept--;
        given--;
    }

    /** The first page of all is read alone: nobody knows before how much a window should hold. */
    private boolean mayRead(int index, long pagesBefore) {
        if (index == 0) {
            return !isFull() || given == 0;
        }
        boolean hasRoomBefore = !ordered || kept + pagesBefore < (long) readers * PAGES_KEPT;
        return !isFull() && hasRoomBefore && !(line.isUnknown() && underWay > 0);
    }

    /** Then only the first window may read, and only if nobody has to take anything first. */
    private boolean isFull() {
        return kept + underWay >= readers * PAGES_KEPT;
    }

    private void begin(HistoryWindow window, List<HistoryWindow> reads) {
        window.begin();
        underWay++;
        reads.add(window);
    }

    private List<Part> deliver(HistoryWindow window) {
        List<Part> parts = new ArrayList<>();
        if (!ordered) {
            deliver(window, parts);
            return parts;
        }
        while (!line.isEmpty()) {
            HistoryWindow first = line.get(0);
            deliver(first, parts);
            if (!line.isEmpty() && line.get(0) == first) {
                break;
            }
        }
        return parts;
    }

    /** All that it has; it leaves the line with the last of it. */
    private void deliver(HistoryWindow window, List<Part> parts) {
        while (window.kept() > 0) {
            List<Event> events = window.deliver().events();
            if (window.isRead() && window.kept() == 0) {
                line.remove(window);
            }
            parts.add(new Part(events, line.remaining()));
            given++;
        }
    }
}
