package io.github.boxeventflux.benchmarks.repeats;

import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Jmh;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the window of recent ids costs: in time for each id, and in memory. */
@Command(
        name = "repeats",
        description = "Asks a window of 10,000 ids for repeats.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class RepeatsCost implements Callable<Integer> {

    private static final String OURS = "boxEventFlux";
    private static final String SET = "linkedHashSet";
    private static final String COMPARED = "nanosPerId";
    private static final String FULL = "bytesFull";
    private static final String EMPTY = "bytesEmpty";
    private static final int MEBIBYTE = 1024 * 1024;

    /** The window as an object, with its settings: no tables. */
    private static final int NOTHING = 512;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate is measured, in turns.")
    private int rounds = 5;

    @Option(names = "--seconds", paramLabel = "S", description = "How long one of JMH's eight iterations takes.")
    private double seconds = 1;

    @Mixin
    private Publication publication = new Publication();

    private record Candidate(String method, IntToDoubleFunction bytes) {}

    @Override
    public Integer call() {
        Figures settings = new Figures()
                .with("ids", RepeatsWindow.IDS)
                .with("rounds", rounds)
                .with("secondsPerIteration", seconds);
        return publication.of(Report.of(
                "repeats",
                settings,
                measured(),
                COMPARED,
                Bound.atMost(200, COMPARED, OURS),
                Bound.atMost(MEBIBYTE, FULL, OURS),
                Bound.atMost(NOTHING, EMPTY, OURS)));
    }

    private Results measured() {
        Jmh jmh = new Jmh(RepeatsWindow.class, seconds);
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        candidates.put(SET, new Candidate(SET, RepeatsWindow::bytesOfSet));
        candidates.put(OURS, new Candidate(OURS, RepeatsWindow::bytes));
        return Results.inTurns(
                candidates,
                0,
                rounds,
                candidate -> jmh.measured(candidate.method(), COMPARED)
                        .with(FULL, candidate.bytes().applyAsDouble(RepeatsWindow.PAGES))
                        .with(EMPTY, candidate.bytes().applyAsDouble(0)));
    }
}
