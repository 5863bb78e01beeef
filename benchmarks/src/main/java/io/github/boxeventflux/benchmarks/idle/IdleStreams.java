package io.github.boxeventflux.benchmarks.idle;

import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.ChildJvm;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What many streams of users cost to whom nothing happens, and how soon an event is there when something does. */
@Command(
        name = "idle",
        description = "Holds many streams in one process, idle at first.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class IdleStreams implements Callable<Integer> {

    private static final String COMPARED = "heapMiB";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--streams", paramLabel = "N", description = "How many users' streams one process has.")
    private int streams = 10_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long nothing happens.")
    private int seconds = 60;

    @Option(names = "--events", paramLabel = "N", description = "How many events happen then, one by one.")
    private int events = 200;

    @Option(names = "--heap", paramLabel = "MIB", description = "How much heap the process with the streams has.")
    private int heapMegabytes = 256;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate starts anew, in turns.")
    private int rounds = 1;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() {
        Figures settings = new Figures()
                .with("streams", streams)
                .with("seconds", seconds)
                .with("events", events)
                .with("rounds", rounds);
        String ours = Candidate.BOX_EVENT_FLUX.name();
        return publication.of(Report.of(
                "idle",
                settings,
                measured(),
                COMPARED,
                Bound.atMost(128, COMPARED, ours),
                Bound.atMost(Runtime.getRuntime().availableProcessors() * 2 + 8, "threads", ours),
                Bound.atMost(2, "cpuPercent", ours),
                Bound.atMost(100, "millis99", ours)));
    }

    private Results measured() {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        Arrays.stream(Candidate.values()).forEach(candidate -> candidates.put(candidate.name(), candidate));
        return Results.inTurns(candidates, 0, rounds, this::measured);
    }

    private Figures measured(Candidate candidate) {
        try (ChildJvms children = new ChildJvms()) {
            ChildJvm server = IdleServer.start(children, streams, events);
            URI apiUrl = IdleServer.apiUrl(server);
            long started = System.nanoTime();
            ChildJvm reader = IdleReader.start(
                    children, heapMegabytes, candidate, apiUrl, new IdleSpec(streams, seconds, events));
            server.measured(IdleServer.Question.ALL_HELD, PATIENCE);
            double startSeconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
            Figures measured = reader.measured(IdleReader.Question.REST, PATIENCE);
            Figures calls = server.measured(IdleServer.Question.EVENTS, PATIENCE);
            return measured.with(reader.measured(IdleReader.Question.DELAYS, PATIENCE))
                    .with("startSeconds", startSeconds)
                    .with(calls);
        }
    }
}
