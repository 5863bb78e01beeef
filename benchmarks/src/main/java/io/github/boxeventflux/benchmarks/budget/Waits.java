package io.github.boxeventflux.benchmarks.budget;

import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.BoxCall;
import io.github.boxeventflux.stream.StreamType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** How long the budget made each stream's calls wait. */
final class Waits implements StreamListener {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Map<StreamType, LongSummaryStatistics> millis = new EnumMap<>(StreamType.class);

    @Override
    public synchronized void onCall(StreamInfo stream, BoxCall call, Duration waited) {
        millis.computeIfAbsent(stream.streamType(), type -> new LongSummaryStatistics())
                .accept(waited.toMillis());
    }

    /** Of one stream, under names that begin so. */
    synchronized Figures figures(StreamType stream, String name) {
        LongSummaryStatistics waits = millis.getOrDefault(stream, new LongSummaryStatistics());
        return new Figures()
                .with(name + "Calls", (double) waits.getCount())
                .with(name + "MeanWaitSeconds", waits.getAverage() / MILLIS_PER_SECOND)
                .with(name + "LongestWaitSeconds", Math.max(0, waits.getMax()) / MILLIS_PER_SECOND);
    }
}
