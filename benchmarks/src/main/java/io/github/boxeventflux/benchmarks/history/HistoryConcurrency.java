package io.github.boxeventflux.benchmarks.history;

import io.github.boxeventflux.benchmarks.enterprise.EnterpriseServer;
import io.github.boxeventflux.benchmarks.enterprise.EnterpriseSpec;
import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The same year, read by one, two, four and eight readers in turns. */
@Command(
        name = "history-concurrency",
        description = "Reads an enterprise's year with one page at a time, and with several.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class HistoryConcurrency implements Callable<Integer> {

    private static final String COMPARED = "eventsPerSecond";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Since the year ended: long enough for all of it to be told. */
    private static final Duration SETTLED = Duration.ofHours(1);

    @Option(names = "--events", paramLabel = "N", description = "How many events the year has.")
    private int events = 250_000;

    @Option(names = "--busiest-days", paramLabel = "N", description = "Days that share two fifths of them.")
    private int busiestDays = 4;

    @Option(names = "--delay", paramLabel = "MILLIS", description = "How long the server keeps each page back.")
    private int delay = 50;

    @Option(names = "--warmups", paramLabel = "N", description = "How often each reads it before, eight calls at once.")
    private int warmups = 8;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate reads it, in turns.")
    private int rounds = 5;

    @Option(
            names = "--at-least",
            paramLabel = "RATIO",
            description = "Fails when CONCURRENCY_8 is not so many times as fast as CONCURRENCY_1.")
    private double atLeast = 6;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() {
        Figures settings = new Figures()
                .with("events", events)
                .with("busiestDays", busiestDays)
                .with("delayMillis", delay)
                .with("warmups", warmups)
                .with("rounds", rounds);
        return publication.of(Report.of(
                "history-concurrency",
                settings,
                measured(),
                COMPARED,
                Bound.atLeast(atLeast, Candidate.CONCURRENCY_1.name(), COMPARED, Candidate.CONCURRENCY_8.name())));
    }

    private Results measured() {
        long end = Instant.now().minus(SETTLED).getEpochSecond();
        EnterpriseSpec spec = new EnterpriseSpec(end, events, busiestDays, 0);
        try (ChildJvms children = new ChildJvms()) {
            EnterpriseServer server = EnterpriseServer.start(children, spec, 0, Duration.ofMillis(delay));
            Map<String, ChildJvm> readers = new LinkedHashMap<>();
            for (Candidate candidate : Candidate.values()) {
                readers.put(candidate.name(), HistoryReader.start(children, candidate, server.apiUrl(), spec, warmups));
            }
            return Results.inTurns(readers, 1, rounds, reader -> reader.measured(PATIENCE));
        }
    }
}
