package io.github.boxeventflux.reactor;

import io.github.boxeventflux.checkpoint.Checkpoint;
import io.github.boxeventflux.event.Event;
import io.github.boxeventflux.stream.EventPage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page together with what is needed to go on behind it. */
public final class PageRecord {

    private final EventPage page;
    private final Acknowledgement acknowledgement;
    private final Function<@Nullable Duration, Checkpoint> checkpoint;

    PageRecord(EventPage page, Acknowledgement acknowledgement, Function<@Nullable Duration, Checkpoint> checkpoint) {
        this.page = page;
        this.acknowledgement = acknowledgement;
        this.checkpoint = checkpoint;
    }

    /** The events, without repeats; maybe none, where only the position moved. */
    public EventPage page() {
        return page;
    }

    /**
     * Says that all events of this page are done. May be called from any thread, and more than once. Without a
     * checkpoint store, and once the stream has ended or lost its lease, it has no effect.
     */
    public void acknowledge() {
        List<Event> events = page.events();
        for (int index = 0; index < events.size(); index++) {
            acknowledgement.acknowledge(index, events.get(index));
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
        return checkpoint.apply(null);
    }

    /**
     * The same with few ids, where each page's is kept somewhere: those of events that came, be it once more, within a time
     * before this page was read. Box repeats an event within seconds; a stream on which little happens would carry its
     * ids of days.
     *
     * @param idsOf how long before this page the ids go back; minutes leave enough room
     */
    public Checkpoint toCheckpoint(Duration idsOf) {
        return checkpoint.apply(Objects.requireNonNull(idsOf, "idsOf"));
    }

    /** How many events, and the next position. */
    @Override
    public String toString() {
        return "PageRecord[" + page.events().size() + " events, nextPosition=" + page.nextPosition() + "]";
    }
}
