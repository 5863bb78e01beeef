package io.github.boxeventflux.benchmarks.start;

import io.github.boxeventflux.benchmarks.backlog.BacklogServer;
import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes from the {@code main} of a cold JVM to the first event. */
@Command(
        name = "first-event",
        description = "Starts a program and waits for its first event.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class FirstEvent implements Callable<Integer> {

    private static final String COMPARED = "millis";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HEAP_MEGABYTES = 256;
    private static final double NANOS_PER_MILLI = 1e6;

    @Option(names = "--events", paramLabel = "N", description = "How many events the first page has, at most 500.")
    private int events = 500;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each program is started, in turns.")
    private int rounds = 9;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() {
        Figures settings = new Figures().with("events", events).with("rounds", rounds);
        return publication.of(Report.of(
                "first-event",
                settings,
                measured(),
                COMPARED,
                Bound.atMost(1.5, Candidate.BARE_READ.name(), COMPARED, Candidate.BOX_EVENT_FLUX.name())));
    }

    private Results measured() {
        try (ChildJvms children = new ChildJvms()) {
            URI apiUrl = BacklogServer.start(children, events).apiUrl();
            Map<String, Candidate> candidates = new LinkedHashMap<>();
            for (Candidate candidate : Candidate.values()) {
                candidates.put(candidate.name(), candidate);
            }
            // The first round warms the server.
            return Results.inTurns(candidates, 1, rounds, candidate -> started(candidate, apiUrl));
        }
    }

    private static Figures started(Candidate candidate, URI apiUrl) {
        try (ChildJvms program = new ChildJvms()) {
            ChildJvm started =
                    program.start(FirstEventProgram.class, HEAP_MEGABYTES, candidate.name(), apiUrl.toString());
            return new Figures().with(COMPARED, Long.parseLong(started.line(PATIENCE)) / NANOS_PER_MILLI);
        }
    }
}
