package io.github.boxeventflux.benchmarks.backlog;

import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast a backlog is read over loopback, and how many calls it takes. */
@Command(
        name = "backlog",
        description = "Reads a user's backlog to its end.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class BacklogDrain implements Callable<Integer> {

    private static final String COMPARED = "eventsPerSecond";
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @Option(names = "--events", paramLabel = "N", description = "How many events the backlog has.")
    private int events = 200_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate reads it, in turns.")
    private int rounds = 5;

    @Option(names = "--warmups", paramLabel = "N", description = "How often before, without that it counts.")
    private int warmups = 12;

    @Mixin
    private Publication publication = new Publication();

    private record Candidate(Way way, ChildJvm reader) {}

    @Override
    public Integer call() {
        Figures settings =
                new Figures().with("events", events).with("warmups", warmups).with("rounds", rounds);
        String ours = Way.BOX_EVENT_FLUX.name();
        return publication.of(Report.of(
                "backlog",
                settings,
                measured(),
                COMPARED,
                Bound.atLeast(0.7, Way.LIMIT.name(), COMPARED, ours),
                Bound.atLeast(5, Way.SDK_GENERATED.name(), COMPARED, ours),
                Bound.atMost(Backlog.pages(events), "reads", ours),
                Bound.atMost(1, "lookups", ours)));
    }

    private Results measured() {
        try (ChildJvms children = new ChildJvms()) {
            BacklogServer server = BacklogServer.start(children, events);
            Map<String, Candidate> candidates = new LinkedHashMap<>();
            for (Way way : Way.values()) {
                ChildJvm reader = BacklogReader.start(children, way, server.apiUrl(), events);
                candidates.put(way.name(), new Candidate(way, reader));
            }
            return Results.inTurns(candidates, warmups, rounds, candidate -> {
                Figures read = candidate.reader().measured(PATIENCE);
                return read.with(
                        candidate.way().waits()
                                ? server.calls().untilSomebodyWaits()
                                : server.calls().now());
            });
        }
    }
}
