package io.github.boxeventflux.reactor;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a subscription has come with an enterprise's history. What an earlier subscription read, before a restart, is
 * not counted.
 *
 * @param doneUntil everything that happened before this moment was read; the end of history when nothing is left. Without
 *     order more may be
 * @param done how much time was read
 * @param left how much time is still to be read; none when history is over. It grows when history takes so long that the
 *     live stream's position had to be taken anew
 * @param events how many events were read, without repeats
 * @param pages how many pages they came on, those included that were read again
 * @param calls how often Box was asked for a page, failures included
 */
public record HistoryProgress(Instant doneUntil, Duration done, Duration left, long events, long pages, long calls) {

    /**
     * How many events are likely to come: as many in a time as there were so far. A guess, since nobody knows how dense
     * history is before it is read; 0 as long as nothing was read.
     */
    public long estimatedEventsLeft() {
        return done.isZero() ? 0 : Math.round((double) events * left.toSeconds() / done.toSeconds());
    }
}
