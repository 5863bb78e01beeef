package io.github.boxeventflux.examples.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the stream is, at one moment, as a browser gets it.
 *
 * @param now that moment, by this machine's clock
 * @param state how it is
 * @param since from when on it has been so
 * @param lastAnswer when Box last answered
 * @param problem what fails, for people
 * @param streamType Box's name of the stream that is read
 * @param played whether it is no real Box
 * @param browsers how many browsers share the one stream
 * @param events how many events came since the start
 * @param newestEvent when the newest of them happened
 * @param perMinute how many happened in each of the last minutes, this one last
 * @param byType how many of each type happened in those minutes
 */
record StatusView(
        Instant now,
        State state,
        Instant since,
        @Nullable Instant lastAnswer,
        @Nullable String problem,
        String streamType,
        boolean played,
        int browsers,
        long events,
        @Nullable Instant newestEvent,
        List<Integer> perMinute,
        Map<String, Integer> byType) {

    /** How the stream is. */
    enum State {
        /** Box has not answered yet. */
        STARTING,
        /** It reads, or waits for news. */
        WORKING,
        /** Another replica reads. */
        STANDBY,
        /** A call to Box fails, and is made again. */
        FAILING,
        /** Nothing has come from Box for long; it is asked anew. */
        SILENT,
        /** It is over, with an error that no retry helps against. */
        FAILED,
        /** It is over. */
        ENDED
    }
}
