package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.checkpoint.Period;
import io.github.boxeventflux.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The windows that are not delivered yet, in the order of time, and where each of them ends. That is guessed when somebody
 * begins to read it, from what is known by then, and changed when it turns out to hold more or less.
 *
 * <p>At the end of a window half a page is read in vain, more or less, so short ones cost calls. But of long ones, more must
 * be kept until it is their turn to be delivered.
 */
final class HistoryLine {

    /** How many pages a window is to take. */
    private static final int PAGES_WANTED = 8;

    /** Of a window that is likely to take more, the rest is divided anew. */
    private static final int PAGES_MOST = 11;

    private final List<HistoryWindow> windows = new ArrayList<>();
    private final UsualPace usual = new UsualPace();
    private final int pageLimit;

    HistoryLine(List<Period> remaining, int pageLimit) {
        this.pageLimit = pageLimit;
        for (Period period : remaining) {
            long from = period.from().getEpochSecond();
            windows.add(new HistoryWindow(from, period.to().getEpochSecond(), null));
        }
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    int size() {
        return windows.size();
    }

    HistoryWindow get(int index) {
        return windows.get(index);
    }

    void remove(HistoryWindow window) {
        windows.remove(window);
    }

    /** Whether nobody knows yet how much a window should hold. */
    boolean isUnknown() {
        return usual.isUnknown();
    }

    /** How many pages are likely to be full of what is not read of that window; none as long as nobody knows. */
    long likelyPages(HistoryWindow window) {
        return isUnknown() ? 0 : pace(window).eventsIn(window.left()) / pageLimit;
    }

    /** Somebody is to begin that window: if it is too long, he gets the beginning. */
    void divide(int index) {
        if (isUnknown()) {
            return;
        }
        HistoryWindow window = windows.get(index);
        Pace pace = pace(window);
        long length = secondsOf(PAGES_WANTED, pace);
        if (window.left() > length + length / 2) {
            cut(index, window.readUntil() + length, usual.behind(pace));
        }
    }

    /** Of the first windows, halves the one of which most is to be read behind the page that is under way. */
    @Nullable
    HistoryWindow halveOneOf(int count) {
        int most = 0;
        for (int i = 1; i < count; i++) {
            if (pagesToHalve(windows.get(i)) > pagesToHalve(windows.get(most))) {
                most = i;
            }
        }
        HistoryWindow window = windows.get(most);
        long pages = pagesToHalve(window);
        long end = window.readUntil() + (pages == 0 ? 0 : secondsOf(1 + pages / 2, pace(window)));
        return pages == 0 || end >= window.to() ? null : cut(most, end, pace(window));
    }

    /** A page of that window came, and is to be taken by it. */
    void seen(HistoryWindow window, List<Event> page, long reach, boolean exhausted) {
        if (page.size() > 1) {
            window.pace(usual.seen(page.size(), reach - window.readUntil()));
        }
        int next = windows.indexOf(window) + 1;
        // What follows and is not begun is read by who stands before it and can see it.
        while (isNotBegun(next)
                && windows.get(next).from().getEpochSecond() == window.to()
                && (exhausted || reach >= window.to())) {
            window.endAt(windows.remove(next).to());
        }
        if (isNotBegun(next)) {
            windows.get(next).pace(window.pace());
        }
    }

    /** A page was taken by that window: where too much is left of it, who reads it is open. */
    void leaveTheRest(HistoryWindow window) {
        if (window.isRead() || window.pages() + 1 + likelyPages(window) <= PAGES_MOST) {
            return;
        }
        int pages = PAGES_WANTED - window.pages();
        long end = window.readUntil() + (pages <= 0 ? 0 : secondsOf(pages, pace(window)));
        if (end < window.to()) {
            cut(windows.indexOf(window), end, pace(window));
        }
    }

    /** What is to be delivered, in the order of time. */
    List<Period> remaining() {
        List<Period> remaining = new ArrayList<>();
        for (HistoryWindow window : windows) {
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

    private HistoryWindow cut(int index, long end, Pace behind) {
        HistoryWindow window = windows.get(index);
        HistoryWindow rest = new HistoryWindow(end, window.to(), behind);
        window.endAt(end);
        windows.add(index + 1, rest);
        return rest;
    }

    private long pagesToHalve(HistoryWindow window) {
        return window.isUnderWay() ? likelyPages(window) : 0;
    }

    private boolean isNotBegun(int index) {
        return index < windows.size() && !windows.get(index).isTaken();
    }

    private Pace pace(HistoryWindow window) {
        return Objects.requireNonNullElseGet(window.pace(), usual::pace);
    }

    private long secondsOf(long pages, Pace pace) {
        return pace.secondsOf(pages * pageLimit);
    }
}
