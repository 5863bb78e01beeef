package io.github.boxeventflux.benchmarks.history;

import io.github.boxeventflux.benchmarks.enterprise.EnterpriseSpec;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.HistoryProgress;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.reactor.StreamInfo;
import io.github.boxeventflux.reactor.StreamListener;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A process that reads the enterprise's year in one way, each time that it is asked to. */
final class HistoryReader {

    private static final int HEAP_MEGABYTES = 768;

    private final Candidate candidate;
    private final List<String> expected;
    private final StreamOptions options;
    private final LastProgress progress = new LastProgress();
    private final BoxEventClient client = BoxEventClient.builder()
            .listener(progress)
            .requestBudget(RequestBudget.unlimited())
            .build();

    private HistoryReader(Candidate candidate, URI apiUrl, EnterpriseSpec spec) {
        this.candidate = candidate;
        expected = spec.ids();
        options = StreamOptions.builder()
                .apiUrl(apiUrl)
                .accessToken("any")
                .streamType(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(spec.since()))
                .createdBefore(spec.until())
                .history(candidate.options())
                .build();
    }

    /** Starts one. */
    static ChildJvm start(ChildJvms children, Candidate candidate, URI apiUrl, EnterpriseSpec spec) {
        return children.start(
                HistoryReader.class, HEAP_MEGABYTES, candidate.name(), apiUrl.toString(), spec.argument());
    }

    /** The process. */
    public static void main(String[] arguments) {
        HistoryReader reader = new HistoryReader(
                Candidate.valueOf(arguments[0]), URI.create(arguments[1]), EnterpriseSpec.of(arguments[2]));
        ChildJvm.measureWhenAsked(reader::read);
    }

    private Figures read() {
        ProcessUse before = ProcessUse.now();
        List<String> ids = client.stream(options)
                .map(event -> String.valueOf(event.eventId()))
                .collectList()
                .blockOptional()
                .orElseThrow();
        ProcessUse used = ProcessUse.now().since(before);
        check(ids);
        HistoryProgress end = progress.last();
        return new Figures()
                .with("seconds", used.nanos() / 1e9)
                .with("eventsPerSecond", ids.size() * 1e9 / used.nanos())
                .with("calls", (double) end.calls())
                .with("pages", (double) end.pages())
                .with("cpuMicrosPerEvent", used.cpuNanos() / 1e3 / ids.size());
    }

    private void check(List<String> read) {
        boolean exact = candidate.isOrdered()
                ? read.equals(expected)
                : read.stream()
                        .sorted()
                        .toList()
                        .equals(expected.stream().sorted().toList());
        if (!exact) {
            throw new IllegalStateException(candidate + " delivered " + read.size() + " events, and not just the "
                    + expected.size() + " there are" + (candidate.isOrdered() ? ", in their order" : ""));
        }
    }

    private static final class LastProgress implements StreamListener {

        private volatile @Nullable HistoryProgress last;

        @Override
        public void onHistoryProgress(StreamInfo stream, HistoryProgress progress) {
            last = progress;
        }

        HistoryProgress last() {
            return Objects.requireNonNull(last);
        }
    }
}
