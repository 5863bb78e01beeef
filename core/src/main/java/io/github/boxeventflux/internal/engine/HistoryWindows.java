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
 * reader is left with a Monday while the others had the Sundays. What comes first in time is always read first.
 *
 * <p>What is kept is bounded: eight pages for each reader. Decides only: the adapter reads, tells what came, and asks what to
 * read now.
 */
public final class HistoryWindows {

    /** What most windows are to take. */
    private static final int PAGES_WANTED = 6;

    /** Of a window that is likely to take more, the rest is divided anew. */
    private static final int PAGES_MOST = 8;

    private final List<HistoryWindow> line = new ArrayList<>();
    private final int readers;
    private final int pageLimit;
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
        this.pageLimit = pageLimit;
        this.ordered = ordered;
        for (Period period : remaining) {
            line.add(new HistoryWindow(
                    period.from().getEpochSecond(), period.to().getEpochSecond(), Pace.UNKNOWN));
        }
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
        for (int i = 0; i < line.size() && underWay < readers; i++) {
            HistoryWindow window = line.get(i);
            if (window.isRead() || window.isUnderWay()) {
                continue;
            }
            if (isFull() && !(i == 0 ? given == 0 : forgetBehind(i))) {
                break;
            }
            if (!window.isTaken()) {
                divide(i);
            }
            window.begin();
            underWay++;
            reads.add(window);
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
        int index = line.indexOf(window);
        long reach = window.reach(page);
        window.pace(window.pace().seen(page, window.readUntil(), reach).ofLength(window.length()));
        goOnWithWhatNobodyReads(index, reach, exhausted);
        if (window.take(page, next, reach, exhausted)) {
            kept++;
            if (!window.isRead() && likelyPages(window) > PAGES_MOST) {
                leaveTheRest(index);
            }
        }
        if (!advanced && !window.isRead()) {
            window.readAgain();
        }
        if (index + 1 < line.size() && !line.get(index + 1).isTaken()) {
            line.get(index + 1).pace(window.pace());
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

    /** Then only the first window may read, and only if nobody has to take anything first. */
    private boolean isFull() {
        return kept + underWay >= readers * PAGES_MOST;
    }

    private void divide(int index) {
        HistoryWindow window = line.get(index);
        long length = window.pace().secondsOf((long) PAGES_WANTED * pageLimit);
        if (window.length() > length + length / 2) {
            Pace pace = window.pace().ofLength(length);
            line.add(index + 1, new HistoryWindow(window.readUntil() + length, window.to(), pace));
            window.endAt(window.readUntil() + length);
        }
    }

    /** What follows and is not begun is read by who stands before it and can see it. */
    private void goOnWithWhatNobodyReads(int index, long reach, boolean exhausted) {
        HistoryWindow window = line.get(index);
        while (index + 1 < line.size()
                && !line.get(index + 1).isTaken()
                && line.get(index + 1).from().getEpochSecond() == window.to()
                && (exhausted || reach >= window.to())) {
            window.endAt(line.remove(index + 1).to());
        }
    }

    private void leaveTheRest(int index) {
        HistoryWindow window = line.get(index);
        long pages = Math.max(0, PAGES_WANTED - window.pages());
        long end = pages == 0
                ? window.readUntil()
                : window.readUntil() + window.pace().secondsOf(pages * pageLimit);
        if (end < window.to()) {
            line.add(index + 1, new HistoryWindow(end, window.to(), window.pace()));
            window.endAt(end);
        }
    }

    /** How many it will have been at its end. */
    private long likelyPages(HistoryWindow window) {
        return window.pages() + 1 + window.pace().eventsIn(window.to() - window.readUntil()) / pageLimit;
    }

    /**
     * Makes room for a page: what is kept and would not be delivered before a whole memory full of other pages is read
     * again, later.
     */
    private boolean forgetBehind(int index) {
        long pagesBefore = 0;
        for (int i = index; i < line.size(); i++) {
            HistoryWindow window = line.get(i);
            if (i > index && window.kept() > 0 && !window.isUnderWay() && pagesBefore >= (long) readers * PAGES_MOST) {
                kept -= window.kept();
                line.set(i, new HistoryWindow(window.deliveredUntil(), window.to(), window.pace()));
                return true;
            }
            pagesBefore += window.pace().eventsIn(window.to() - window.readUntil()) / pageLimit;
        }
        return false;
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
            parts.add(new Part(events, remaining()));
            given++;
        }
    }

    private List<Period> remaining() {
        List<Period> remaining = new ArrayList<>();
        for (HistoryWindow window : line) {
            Period next =
                    new Period(Instant.ofEpochSecond(window.deliveredUntil()), Instant.ofEpochSecond(window.to()));
            int last = remaining.size() - 1;
            if (last >= 0 && remaining.get(last).to().equals(next.from())) {
                remaining.set(last, new Period(remaining.get(last).from(), next.to()));
            } else {
                remaining.add(next);
            }
        }
        return remaining;
    }
}
