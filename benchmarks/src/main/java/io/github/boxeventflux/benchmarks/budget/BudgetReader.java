package io.github.boxeventflux.benchmarks.budget;

import io.github.boxeventflux.benchmarks.enterprise.EnterpriseSpec;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.options.HistoryOptions;
import io.github.boxeventflux.options.StreamOptions;
import io.github.boxeventflux.reactor.BoxEventClient;
import io.github.boxeventflux.reactor.RequestBudget;
import io.github.boxeventflux.stream.StartAt;
import io.github.boxeventflux.stream.StreamType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** A process that reads an account for a while, with one client and so with one budget. */
final class BudgetReader {

    private static final int HEAP_MEGABYTES = 512;
    private static final int CONCURRENCY = 8;

    private final Candidate candidate;
    private final EnterpriseSpec spec;
    private final Duration time;
    private final int pageLimit;
    private final StreamOptions account;
    private final BoxEventClient client;
    private final Waits waits = new Waits();

    private BudgetReader(Candidate candidate, URI apiUrl, EnterpriseSpec spec, Load load) {
        this.candidate = candidate;
        this.spec = spec;
        time = load.time();
        pageLimit = load.pageLimit();
        account = StreamOptions.builder().apiUrl(apiUrl).accessToken("any").build();
        client = BoxEventClient.builder()
                .listener(waits)
                .requestBudget(RequestBudget.perMinute(load.callsPerMinute()))
                .build();
    }

    /** Starts one. */
    static ChildJvm start(ChildJvms children, Candidate candidate, URI apiUrl, EnterpriseSpec spec, Load load) {
        return children.start(
                BudgetReader.class,
                HEAP_MEGABYTES,
                candidate.name(),
                apiUrl.toString(),
                spec.argument(),
                Integer.toString(load.callsPerMinute()),
                Integer.toString(load.pageLimit()),
                load.time().toString());
    }

    /** The process. */
    public static void main(String[] arguments) {
        BudgetReader reader = new BudgetReader(
                Candidate.valueOf(arguments[0]),
                URI.create(arguments[1]),
                EnterpriseSpec.of(arguments[2]),
                new Load(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), Duration.parse(arguments[5])));
        ChildJvm.measureWhenAsked(reader::read);
    }

    private Figures read() {
        List<String> liveIds = new ArrayList<>();
        Disposable.Swap live = Disposables.swap();
        if (candidate.hasLive()) {
            live.update(live().doOnNext(liveIds::add).subscribe());
        }
        List<String> ids = history().take(time).collectList().blockOptional().orElseThrow();
        live.dispose();
        check(ids);
        return new Figures()
                .with("events", ids.size())
                .with("liveEvents", liveIds.size())
                .with(waits.figures(StreamType.ADMIN_LOGS, "history"))
                .with(waits.figures(StreamType.ADMIN_LOGS_STREAMING, "live"));
    }

    private Flux<String> history() {
        return ids(account.toBuilder()
                .streamType(StreamType.ADMIN_LOGS)
                .startAt(StartAt.since(spec.since()))
                .createdBefore(spec.until())
                .pageLimit(pageLimit)
                .history(HistoryOptions.builder().concurrency(CONCURRENCY).build())
                .build());
    }

    private Flux<String> live() {
        return ids(account.toBuilder()
                .streamType(StreamType.ADMIN_LOGS_STREAMING)
                .startAt(StartAt.now())
                .build());
    }

    private Flux<String> ids(StreamOptions options) {
        return client.stream(options).map(event -> String.valueOf(event.eventId()));
    }

    private void check(List<String> read) {
        List<String> all = spec.ids();
        if (read.size() == all.size()) {
            throw new IllegalStateException("history was over before the time was: there are too few events");
        }
        if (!read.equals(all.subList(0, read.size()))) {
            throw new IllegalStateException(candidate + " did not deliver the first " + read.size() + " events");
        }
    }
}
