package io.github.boxeventflux.benchmarks.notice;

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

/** How long an event takes from the server's notice to the subscriber. */
@Command(
        name = "notice",
        description = "Waits for events that happen one by one.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class NoticeDelay implements Callable<Integer> {

    private static final String COMPARED = "medianMicros";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Long enough for threads to go to sleep, as they do between the events of an ordinary account. */
    static final Duration BETWEEN = Duration.ofMillis(20);

    @Option(names = "--events", paramLabel = "N", description = "How many events each candidate waits for in a round.")
    private int events = 200;

    @Option(
            names = "--warmups",
            paramLabel = "N",
            description = "How often each waits for so many before, which happen without a pause and do not count.")
    private int warmups = 50;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate waits for them, in turns.")
    private int rounds = 5;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() {
        Figures settings =
                new Figures().with("events", events).with("warmups", warmups).with("rounds", rounds);
        return publication.of(Report.of(
                "notice",
                settings,
                measured(),
                COMPARED,
                Bound.atMost(1.3, Candidate.BARE_READ.name(), COMPARED, Candidate.BOX_EVENT_FLUX.name())));
    }

    private Results measured() {
        try (ChildJvms children = new ChildJvms()) {
            URI warmUpUrl = NoticeServer.start(children, Duration.ZERO);
            URI apiUrl = NoticeServer.start(children, BETWEEN);
            Map<String, ChildJvm> readers = new LinkedHashMap<>();
            for (Candidate candidate : Candidate.values()) {
                readers.put(
                        candidate.name(), NoticeReader.start(children, candidate, warmUpUrl, warmups, apiUrl, events));
            }
            return Results.inTurns(readers, 1, rounds, reader -> reader.measured(PATIENCE));
        }
    }
}
