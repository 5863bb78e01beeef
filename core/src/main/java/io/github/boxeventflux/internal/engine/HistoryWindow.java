package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.StreamPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of history that one reader reads, page by page, in the order of time. Of a page it gives what is before the last
 * second that the page reaches: there may be more of that one on the next page, and so whoever goes on there, this reader or
 * another one, reads the whole second.
 *
 * <p>Times are seconds of the epoch, since Box is asked in seconds. What it is and who reads it {@link HistoryWindows}
 * decides, whose lock holds here.
 */
public final class HistoryWindow {

    /** What was read in one go, and until which second everything is read with it. */
    record Batch(List<Event> events, long until) {}

    private static final int EMPTY_PAGES_FOLLOWED = 3;

    private final Deque<Batch> batches = new ArrayDeque<>();
    private List<Event> lastSecond = new ArrayList<>();
    private StreamPosition position = PositionGuard.EARLIEST;
    private @Nullable Pace pace;
    private long from;
    private long to;
    private long readUntil;
    private long deliveredUntil;
    private int pages;
    private int emptyPages;
    private int standstills;
    private boolean taken;
    private boolean underWay;

    /** @param pace what is to be expected of it; {@code null} for what is usual */
    HistoryWindow(long from, long to, @Nullable Pace pace) {
        this.from = from;
        this.to = to;
        this.pace = pace;
        readUntil = from;
        deliveredUntil = from;
    }

    /** From when on Box is to be asked; the same for all pages that are read one from the other. */
    public Instant from() {
        return Instant.ofEpochSecond(from);
    }

    /** What the next page is to be read with. */
    public StreamPosition position() {
        return position;
    }

    /** How long to wait before it: a page may be empty and lead on, again and again. */
    public Duration pause() {
        return emptyPages <= EMPTY_PAGES_FOLLOWED ? Duration.ZERO : SlowDown.delay(emptyPages - EMPTY_PAGES_FOLLOWED);
    }

    @Nullable
    Pace pace() {
        return pace;
    }

    void pace(@Nullable Pace value) {
        pace = value;
    }

    /** How many seconds of it are not read. */
    long left() {
        return to - readUntil;
    }

    long readUntil() {
        return readUntil;
    }

    long deliveredUntil() {
        return deliveredUntil;
    }

    long to() {
        return to;
    }

    /** How many pages it has read since it began. */
    int pages() {
        return pages;
    }

    /** Whether somebody has begun to read it. */
    boolean isTaken() {
        return taken;
    }

    boolean isUnderWay() {
        return underWay;
    }

    boolean isRead() {
        return readUntil == to;
    }

    /** How many pages of it are kept. */
    int kept() {
        return batches.size();
    }

    void begin() {
        taken = true;
        underWay = true;
    }

    /** A page came, or will not come. */
    void arrived() {
        underWay = false;
    }

    /** It ends earlier or later; what is read stays read. */
    void endAt(long second) {
        to = second;
        if (isRead()) {
            lastSecond = new ArrayList<>();
        }
    }

    /**
     * Whether nothing comes after a page. Box says so with an empty page that leads nowhere; a page with events that leads
     * nowhere may be a slip, so it is the end only when the next one does so too.
     */
    boolean isLast(List<Event> page, boolean advanced) {
        standstills = advanced || page.isEmpty() ? 0 : standstills + 1;
        return !advanced && (page.isEmpty() || standstills > 1);
    }

    /** The last second that the page reaches; where no event has a time, the one that is read until. */
    long reach(List<Event> page) {
        long reach = readUntil;
        for (Event event : page) {
            reach = Math.max(reach, secondOf(event, reach));
        }
        return reach;
    }

    /**
     * Takes a page in.
     *
     * @param reach {@link #reach(List)}
     * @param exhausted whether nothing comes after it
     * @return whether it brought anything to deliver, be it only that there is nothing
     */
    boolean take(List<Event> page, StreamPosition next, long reach, boolean exhausted) {
        pages++;
        emptyPages = page.isEmpty() ? emptyPages + 1 : 0;
        position = next;
        long until = exhausted ? to : Math.min(reach, to);
        List<Event> complete = new ArrayList<>(lastSecond.size() + page.size());
        List<Event> rest = new ArrayList<>();
        long second = readUntil;
        for (List<Event> events : List.of(lastSecond, page)) {
            for (Event event : events) {
                second = secondOf(event, second);
                if (second >= readUntil && second < until) {
                    complete.add(event);
                } else if (second >= until && second < to) {
                    rest.add(event);
                }
            }
        }
        lastSecond = rest;
        boolean moved = until > readUntil;
        readUntil = until;
        if (moved) {
            batches.add(new Batch(complete, until));
        }
        return moved;
    }

    /** What is to be delivered next; there is something. */
    Batch deliver() {
        Batch batch = batches.remove();
        deliveredUntil = batch.until();
        return batch;
    }

    /** Its position leads nowhere: what is not read yet is asked for by its time. */
    void readAgain() {
        from = readUntil;
        position = PositionGuard.EARLIEST;
        lastSecond = new ArrayList<>();
        underWay = false;
    }

    private static long secondOf(Event event, long before) {
        return event.createdAt() == null ? before : event.createdAt().toEpochSecond();
    }
}
