package io.github.boxeventflux.benchmarks.history;

import io.github.boxeventflux.benchmarks.enterprise.EnterpriseSpec;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.ProcessUse;
import io.github.boxeventflux.event.Event;
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
import reactor.core.publisher.Flux;

/** A process that reads the enterprise's year in one way, each time that it is asked to. */
final class HistoryReader {

    private static final int HEAP_MEGABYTES = 768;

    private final Candidate candidate;
    private final List<String> expected;
    private final StreamOptions year;
    private final LastProgress progress = new LastProgress();
    private final BoxEventClient client = BoxEventClient.builder()
            .listener(progress)
            .requestBudget(RequestBudget.unlimited())
            .build();
    private int warmups;

    private HistoryReader(Candidate candidate, URI apiUrl, EnterpriseSpec spec, int warmups) {
        this.candidate = candidate;
        this.warmups = warmups;
        expected = spec.ids();
        year = StreamOptions.builder()
                .apiUrl(apiUrl)
                .accessToken("any")
                .streamType(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(spec.since()))
                .createdBefore(spec.until())
                .build();
    }

    /**
     * Starts one.
     *
     * @param warmups how often it reads the year before everything else, with as many calls at once as any candidate
     */
    static ChildJvm start(ChildJvms children, Candidate candidate, URI apiUrl, EnterpriseSpec spec, int warmups) {
        return children.start(
                HistoryReader.class,
                HEAP_MEGABYTES,
                candidate.name(),
                apiUrl.toString(),
                spec.argument(),
                Integer.toString(warmups));
    }

    /** The process. */
    public static void main(String[] arguments) {
        HistoryReader reader = new HistoryReader(
                Candidate.valueOf(arguments[0]),
                URI.create(arguments[1]),
                EnterpriseSpec.of(arguments[2]),
                Integer.parseInt(arguments[3]));
        ChildJvm.measureWhenAsked(reader::measured);
    }

    private Figures measured() {
        for (; warmups > 0; warmups--) {
            year(Candidate.CONCURRENCY_8).blockLast();
        }
        return read();
    }

    private Figures read() {
        ProcessUse before = ProcessUse.now();
        List<String> ids = year(candidate)
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

    private Flux<Event> year(Candidate as) {
        return client.stream(year.toBuilder().history(as.options()).build());
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
