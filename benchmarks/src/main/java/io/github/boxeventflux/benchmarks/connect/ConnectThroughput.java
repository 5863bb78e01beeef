package io.github.boxeventflux.benchmarks.connect;

import io.github.boxeventflux.benchmarks.backlog.BacklogServer;
import io.github.boxeventflux.benchmarks.harness.Bound;
import io.github.boxeventflux.benchmarks.harness.ChildJvms;
import io.github.boxeventflux.benchmarks.harness.Figures;
import io.github.boxeventflux.benchmarks.harness.Publication;
import io.github.boxeventflux.benchmarks.harness.Report;
import io.github.boxeventflux.benchmarks.harness.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast a backlog comes into Kafka, by the connector and by one that hands over prepared records. */
@Command(
        name = "connect-throughput",
        description = "Brings a backlog into Kafka through Kafka Connect.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class ConnectThroughput implements Callable<Integer> {

    private static final String COMPARED = "recordsPerSecond";
    private static final double ENOUGH = 0.8;

    @Option(names = "--events", paramLabel = "N", description = "How many events the backlog has: whole pages of 500.")
    private int events = 100_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each candidate brings it, in turns.")
    private int rounds = 5;

    @Option(names = "--warmups", paramLabel = "N", description = "How often before, without that it counts.")
    private int warmups = 2;

    @Mixin
    private Publication publication = new Publication();

    @Override
    public Integer call() throws IOException {
        Figures settings =
                new Figures().with("events", events).with("warmups", warmups).with("rounds", rounds);
        return publication.of(Report.of(
                "connect-throughput",
                settings,
                measured(),
                COMPARED,
                Bound.atLeast(ENOUGH, Candidate.PREPARED_STRUCT.name(), COMPARED, Candidate.BOX_STRUCT.name()),
                Bound.atLeast(ENOUGH, Candidate.PREPARED_JSON.name(), COMPARED, Candidate.BOX_JSON.name())));
    }

    private Results measured() throws IOException {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        Arrays.stream(Candidate.values()).forEach(candidate -> candidates.put(candidate.name(), candidate));
        Path directory = Files.createTempDirectory(Files.createDirectories(publication.directory()), "kafka");
        try (ChildJvms children = new ChildJvms()) {
            BacklogServer server = BacklogServer.start(children, events);
            try (ThroughputCluster cluster = new ThroughputCluster(directory, server.apiUrl(), events)) {
                return Results.inTurns(candidates, warmups, rounds, cluster::measured);
            }
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
