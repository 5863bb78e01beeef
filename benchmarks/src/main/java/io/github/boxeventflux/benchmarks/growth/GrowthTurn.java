package io.github.boxeventflux.benchmarks.growth;

import io.github.boxeventflux.benchmarks.backlog.Backlog;
import io.github.boxeventflux.benchmarks.harness.Figures;
import java.net.URI;
import java.util.Objects;

/**
 * A turn of a stream: it is read as often as it takes to get so many events, and the figures are means. So the collector
 * works as much for short streams as for long ones; a median would leave its work out where most readings are over before
 * there is any.
 *
 * @param events how many, at least
 */
record GrowthTurn(GrowthServer server, GrowthReader reader, int events) {

    /** Of the stream of that length. */
    Figures measured(int length) {
        URI apiUrl = Objects.requireNonNull(server.apiUrls().get(length));
        int readings = Math.max(1, events / length);
        Figures sums = new Figures();
        for (int reading = 0; reading < readings; reading++) {
            sums.plus(reader.read(apiUrl, length));
            sums.plus(server.calls().untilSomebodyWaits());
        }
        Figures heap = reader.look();
        double reads = sums.get("reads") / readings;
        double lookups = sums.get("lookups") / readings;
        double polls = sums.get("polls") / readings;
        double seconds = sums.get("seconds") / readings;
        return new Figures()
                .with("seconds", seconds)
                .with("eventsPerSecond", length / seconds)
                .with("wallMicrosPerEvent", seconds * 1e6 / length)
                .with("cpuMicrosPerEvent", sums.get("cpuSeconds") / readings * 1e6 / length)
                .with("reads", reads)
                .with("lookups", lookups)
                .with("polls", polls)
                .with("callsPer500Events", (reads + lookups + polls) * Backlog.PAGE_LIMIT / length)
                .with("heapMegabytes", heap.get("heap"))
                .with("highestHeapMegabytes", heap.get("highestHeap"))
                .with("heapGrownKilobytes", heap.get("grown") * 1024);
    }
}
