package io.github.boxeventflux.benchmarks.checkpoint;

import io.github.boxeventflux.benchmarks.backlog.BacklogServer;
import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The same backlog, read in each way in turns. */
@Command(
        name = "checkpoint-cost",
        description = "Reads a backlog with and without a checkpoint store.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class CheckpointCost implements Callable<Integer> {

    private static final String COMPARED = "eventsPerSecond";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(names = "--events", paramLabel = "N", description = "How many events the backlog has.")
    private int events = 200_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate reads it, in turns.")
    private int rounds = 7;

    @Option(
            names = "--at-least",
            paramLabel = "RATIO",
            description = "Fails when RECORDS_FILE_STORE is slower than this part of STREAM_WITHOUT_STORE.")
    private double atLeast = 0.8;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() {
        Figures settings = new Figures().with("events", events).with("rounds", rounds);
        return publication.of(Report.of(
                "checkpoint-cost",
                settings,
                measured(),
                COMPARED,
                Bound.atLeast(
                        atLeast,
                        Candidate.STREAM_WITHOUT_STORE.name(),
                        COMPARED,
                        Candidate.RECORDS_FILE_STORE.name())));
    }

    private Results measured() {
        try (ChildJvms children = new ChildJvms()) {
            URI apiUrl = BacklogServer.start(children, events).apiUrl();
            Map<String, ChildJvm> readers = new LinkedHashMap<>();
            for (Candidate candidate : Candidate.values()) {
                Path checkpoints =
                        publication.directory().resolve("checkpoints").resolve(candidate.name());
                readers.put(candidate.name(), CheckpointReader.start(children, candidate, apiUrl, events, checkpoints));
            }
            return Results.inTurns(readers, 1, rounds, reader -> reader.measured(PATIENCE));
        }
    }
}
