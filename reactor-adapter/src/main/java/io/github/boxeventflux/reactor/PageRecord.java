package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.EventPage;
import java.time.Duration;
import java.util.List;

/** A page together with what is needed to go on behind it. */
public final class PageRecord {

    private final ReadPage read;
    private final Reader reader;

    PageRecord(ReadPage read, Reader reader) {
        this.read = read;
        this.reader = reader;
    }

    /** The events, without repeats; maybe none, where only the position moved. */
    public EventPage page() {
        return read.page();
    }

    /**
     * Says that all events of this page are done. May be called from any thread, and more than once. Without a
     * checkpoint store, and once the stream has ended or lost its lease, it has no effect.
     */
    public void acknowledge() {
        List<Event> events = page().events();
        for (int index = 0; index < events.size(); index++) {
            read.acknowledgement().acknowledge(index, events.get(index));
        }
    }

    /**
     * Where to go on when this page and all before it are done, with the ids by which repeats are known. For those who
     * keep it themselves, for example in the transaction that keeps the events;
     * {@link io.github.boxeventflux.options.StreamOptions.Builder#resumeFrom} takes it back.
     *
     * <p>Ask soon: of ids that the stream has forgotten since, it cannot tell.
     */
    public Checkpoint toCheckpoint() {
        return reader.checkpointAfter(read);
    }

    /**
     * The same with few ids, where each page's is kept somewhere: the newest of those that came, be it once more, within a
     * time before this page was read. Box repeats an event within seconds; a stream on which little happens would carry its
     * ids of days.
     *
     * @param idsOf how long before this page the ids go back; minutes leave enough room
     * @param maxIds how many there are at most
     * @throws IllegalArgumentException if one of them is below 0
     */
    public Checkpoint toCheckpoint(Duration idsOf, int maxIds) {
        if (idsOf.isNegative() || maxIds < 0) {
            throw new IllegalArgumentException("toCheckpoint: ids of " + idsOf + ", " + maxIds
                    + " at most, is not allowed; neither may be below 0");
        }
        return reader.checkpointAfter(read, idsOf, maxIds);
    }

    /** How many events, and the next position. */
    @Override
    public String toString() {
        return "PageRecord[" + page().events().size() + " events, nextPosition=" + page().nextPosition() + "]";
    }
}
