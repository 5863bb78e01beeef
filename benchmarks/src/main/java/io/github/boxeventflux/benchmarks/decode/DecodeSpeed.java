package io.github.boxeventflux.benchmarks.decode;

import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Jmh;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast a page's bytes become events, and what is allocated for it. */
@Command(
        name = "decode",
        description = "Decodes a page of 500 events.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class DecodeSpeed implements Callable<Integer> {

    private static final String LIMIT = "limit";
    private static final String OURS = "boxEventFlux";
    private static final String SDK = "sdkGenerated";
    private static final String CLASSIC_SDK = "sdkClassicWithoutEvents";
    private static final String COMPARED = "eventsPerSecond";
    private static final String ALLOCATED = "bytesAllocated";
    private static final int BESIDE_ITS_JSON = 600;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate is measured, in turns.")
    private int rounds = 5;

    @Option(names = "--seconds", paramLabel = "S", description = "How long one of JMH's eight iterations takes.")
    private double seconds = 1;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() {
        double bytesPerEvent = (double) PageDecoding.page().length / PageDecoding.EVENTS;
        Figures settings = new Figures()
                .with("bytesPerEvent", bytesPerEvent)
                .with("rounds", rounds)
                .with("secondsPerIteration", seconds);
        return publication.of(Report.of(
                "decode",
                settings,
                measured(),
                COMPARED,
                Bound.atLeast(0.75, LIMIT, COMPARED, OURS),
                Bound.atLeast(4, SDK, COMPARED, OURS),
                Bound.atMost(0.25, SDK, ALLOCATED, OURS),
                Bound.atMost(bytesPerEvent + BESIDE_ITS_JSON, ALLOCATED, OURS)));
    }

    private Results measured() {
        Jmh jmh = new Jmh(PageDecoding.class, seconds);
        Map<String, String> methods = new LinkedHashMap<>();
        List.of(LIMIT, OURS, SDK, CLASSIC_SDK).forEach(method -> methods.put(method, method));
        return Results.inTurns(methods, 0, rounds, method -> jmh.measured(method, COMPARED));
    }
}
