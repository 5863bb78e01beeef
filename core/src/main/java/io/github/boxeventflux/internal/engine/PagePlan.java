package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;

/**
 * Decides after each page whether to read on, to wait for news, or to end. Short pages mean nothing to Box: the end of
 * what is there is an empty page that does not advance, or a page that leads to itself.
 */
public final class PagePlan {

    private static final int EMPTY_PAGES_FOLLOWED = 3;

    private final boolean history;
    private final boolean endsWhenRead;
    private int emptyPages;
    private boolean stoodStill;

    public PagePlan(StreamOptions options) {
        history = options.streamType() == StreamType.ADMIN_LOGS;
        endsWhenRead = options.createdBefore() != null;
    }

    /** What comes after a page. */
    public sealed interface Next {}

    /**
     * Reads the next page.
     *
     * @param after when to
     */
    public record ReadOn(Duration after) implements Next {}

    /** Everything was read: waits for news. */
    public record Wait() implements Next {}

    /** Everything was read, and there will be no more. */
    public record End() implements Next {}

    private static final Next READ_ON = new ReadOn(Duration.ZERO);
    private static final Next WAIT = new Wait();
    private static final Next END = new End();

    /**
     * After the page that was asked for with {@code now}: it only tells the place.
     */
    public Next afterFirstPosition() {
        return WAIT;
    }

    /**
     * After any other page.
     *
     * @param empty whether Box sent no events, which is not the same as all of them being repeats
     * @param advanced whether it leads to another position
     */
    public Next after(boolean empty, boolean advanced) {
        if (endsWhenRead && !advanced && !empty && !stoodStill) {
            // It may be a slip, and what has ended is not read again later.
            stoodStill = true;
            emptyPages = 0;
            return READ_ON;
        }
        stoodStill = false;
        if (!advanced) {
            return exhausted();
        }
        if (!empty) {
            emptyPages = 0;
            return READ_ON;
        }
        emptyPages++;
        if (emptyPages <= EMPTY_PAGES_FOLLOWED) {
            return READ_ON;
        }
        return history ? new ReadOn(SlowDown.delay(emptyPages - EMPTY_PAGES_FOLLOWED)) : exhausted();
    }

    private Next exhausted() {
        emptyPages = 0;
        return endsWhenRead ? END : WAIT;
    }
}
