package io.github.boxeventflux.benchmarks.growth;

import io.github.boxeventflux.benchmarks.backlog.Backlog;
import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether time and calls grow with a stream as its events do, and memory does not. */
@Command(
        name = "growth",
        description = "Reads streams of which each is ten times as long as the one before.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class StreamGrowth implements Callable<Integer> {

    private static final String COMPARED = "eventsPerSecond";
    private static final String HEAP = "heapMegabytes";
    private static final String GROWN = "heapGrownKilobytes";

    /** Less than a bit for each of ten million events. */
    private static final int NOTHING = 1024;

    private static final int STEP = 10;

    @Option(names = "--smallest", paramLabel = "N", description = "How many events the shortest stream has.")
    private int smallest = 10_000;

    @Option(names = "--largest", paramLabel = "N", description = "How many events the longest stream has.")
    private int largest = 10_000_000;

    @Option(
            names = "--turn",
            paramLabel = "N",
            description = "How many events a turn has at least: shorter streams are read several times.")
    private int turn = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How many turns each stream has that count.")
    private int rounds = 3;

    @Mixin
    private Publication publication = new Publication();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Integer> lengths = lengths();
        String longest = name(largest);
        // A hundredth of the longest: in the shortest, what a start costs still shows.
        String reference = name(lengths.get(Math.max(0, lengths.size() - 3)));
        Figures settings = new Figures()
                .with("smallest", smallest)
                .with("largest", largest)
                .with("turn", turn)
                .with("rounds", rounds);
        return publication.of(Report.of(
                "growth",
                settings,
                measured(lengths),
                COMPARED,
                Bound.atLeast(0.8, reference, COMPARED, longest),
                Bound.exactly(Backlog.pages(largest), "reads", longest),
                Bound.exactly(1, "lookups", longest),
                Bound.atMost(1.25, name(smallest), HEAP, longest),
                Bound.atMost(NOTHING, GROWN, longest)));
    }

    private Results measured(List<Integer> lengths) {
        try (ChildJvms children = new ChildJvms()) {
            GrowthTurn turns =
                    new GrowthTurn(GrowthServer.start(children, lengths), GrowthReader.start(children), turn);
            System.err.println("getting warm");
            lengths.stream().filter(length -> length < largest).forEach(turns::measured);
            Map<String, Integer> candidates = new LinkedHashMap<>();
            lengths.forEach(length -> candidates.put(name(length), length));
            return Results.inTurns(candidates, 0, rounds, turns::measured);
        }
    }

    private List<Integer> lengths() {
        if (smallest < Backlog.PAGE_LIMIT || smallest % Backlog.PAGE_LIMIT != 0) {
            throw refused("--smallest", smallest, "500 and its multiples");
        }
        if (rounds < 1) {
            throw refused("--rounds", rounds, "1 and more");
        }
        List<Integer> lengths = LongStream.iterate(smallest, length -> length <= largest, length -> length * STEP)
                .mapToObj(Math::toIntExact)
                .toList();
        if (lengths.size() < 2 || lengths.get(lengths.size() - 1) != largest) {
            throw refused("--largest", largest, "ten times --smallest, ten times that, and so on");
        }
        return lengths;
    }

    private ParameterException refused(String option, int value, String allowed) {
        return new ParameterException(
                spec.commandLine(), option + ": " + value + " is not allowed; allowed is " + allowed);
    }

    private static String name(int events) {
        return String.format(Locale.ROOT, "%,d events", events);
    }
}
