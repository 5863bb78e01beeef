package io.github.boxeventflux.benchmarks.scale;

import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds the model to what one process with many streams does. */
@Command(
        name = "scale-check",
        description = "Runs many users' streams through one task of the connector, and compares it with the model.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class ScaleCheck implements Callable<Integer> {

    private static final String MODEL = "MODEL";
    private static final String MEASURED = "MEASURED";

    @Option(names = "--streams", paramLabel = "N", description = "How many users' streams the task has.")
    private int streams = 10_000;

    @Option(names = "--page-limit", paramLabel = "N", description = "The connector's page.limit.")
    private int pageLimit = 20;

    @Option(names = "--recent-ids", paramLabel = "N", description = "The connector's offset.recent.ids.")
    private int recentIds = 100;

    @Option(names = "--events", paramLabel = "N", description = "How many happen to each user at once.")
    private int events = 150;

    @Option(
            names = "--events-of-outage",
            paramLabel = "N",
            description = "How many happen to each user while nobody takes them.")
    private int eventsOfOutage = 100;

    @Option(names = "--silence", paramLabel = "N", description = "Seconds after which a silent poll is made anew.")
    private int silence = 60;

    @Option(names = "--heap", paramLabel = "MIB", description = "How much heap the process with the task has.")
    private int heapMegabytes = 1_536;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() {
        ScaleSpec spec = new ScaleSpec(streams, pageLimit, recentIds, events, eventsOfOutage, silence);
        Figures settings = new Figures()
                .with("streams", streams)
                .with("pageLimit", pageLimit)
                .with("recentIds", recentIds)
                .with("events", events)
                .with("eventsOfOutage", eventsOfOutage)
                .with("silence", silence);
        Map<String, Supplier<Figures>> candidates = new LinkedHashMap<>();
        candidates.put(MODEL, () -> new ScalePhases(spec).expected());
        candidates.put(MEASURED, () -> new ScalePhases(spec).measured(heapMegabytes));
        return publication.of(
                Report.of("scale-check", settings, Results.once(candidates, Supplier::get), "startReads", bounds()));
    }

    private static Bound.Wanted[] bounds() {
        return Stream.of(
                        within(0, "startReads", "startLookups", "startPolls"),
                        within(0, "eventReads", "eventPolls"),
                        within(0, "reconnectReads", "reconnectLookups", "reconnectPolls"),
                        within(0.05, "quietReads", "quietLookups", "quietPolls"),
                        within(0, "restartReads", "restartLookups", "restartPolls"),
                        within(0.02, "files"),
                        within(0.25, "idleKiB", "remembersKiB", "outageKiB"))
                .flatMap(all -> all)
                .toArray(Bound.Wanted[]::new);
    }

    private static Stream<Bound.Wanted> within(double part, String... figures) {
        return Stream.of(figures)
                .flatMap(figure -> Stream.of(
                        Bound.atLeast(1 - part, MODEL, figure, MEASURED),
                        Bound.atMost(1 + part, MODEL, figure, MEASURED)));
    }
}
