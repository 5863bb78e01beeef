package io.github.boxeventflux.benchmarks.budget;

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

/** History that is longer than the budget allows, alone and beside a live stream, on a Box that counts. */
@Command(
        name = "request-budget",
        description = "Reads for some minutes what the account's request budget allows.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class RequestBudgetUse implements Callable<Integer> {

    private static final String COMPARED = "callsPerMinute";
    private static final String REFUSED = "refused";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Since the year ended: long enough for all of it to be told. */
    private static final Duration SETTLED = Duration.ofHours(1);

    @Option(names = "--calls-per-minute", paramLabel = "N", description = "What Box allows and the reader keeps to.")
    private int callsPerMinute = 1_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long each candidate reads.")
    private int seconds = 250;

    @Option(names = "--events", paramLabel = "N", description = "How many events the year has.")
    private int events = 200_000;

    @Option(names = "--page-limit", paramLabel = "N", description = "How many events a page carries.")
    private int pageLimit = 20;

    @Option(names = "--new-per-minute", paramLabel = "N", description = "How many events happen meanwhile.")
    private int newPerMinute = 600;

    @Option(
            names = "--at-least",
            paramLabel = "SHARE",
            description = "Fails when HISTORY uses less of the budget. It also fails when a call is refused.")
    private double atLeast = 0.95;

    @Mixin
    private Publication publication = new Publication();

    private record Account(EnterpriseServer server, ChildJvm reader) {}

    @Override
    public Integer call() {
        Figures settings = new Figures()
                .with("callsPerMinute", callsPerMinute)
                .with("seconds", seconds)
                .with("pageLimit", pageLimit)
                .with("newPerMinute", newPerMinute);
        return publication.of(Report.of(
                "request-budget",
                settings,
                measured(),
                COMPARED,
                Bound.atLeast(atLeast, "shareOfBudget", Candidate.HISTORY.name()),
                Bound.atMost(0, REFUSED, Candidate.HISTORY.name()),
                Bound.atMost(0, REFUSED, Candidate.HISTORY_AND_LIVE.name())));
    }

    private Results measured() {
        Duration time = Duration.ofSeconds(seconds);
        Load load = new Load(callsPerMinute, pageLimit, time);
        EnterpriseSpec spec =
                new EnterpriseSpec(Instant.now().minus(SETTLED).getEpochSecond(), events, 1, newPerMinute);
        try (ChildJvms children = new ChildJvms()) {
            Map<String, Account> accounts = new LinkedHashMap<>();
            for (Candidate candidate : Candidate.values()) {
                EnterpriseServer server = EnterpriseServer.start(children, spec, callsPerMinute, Duration.ZERO);
                accounts.put(
                        candidate.name(),
                        new Account(server, BudgetReader.start(children, candidate, server.apiUrl(), spec, load)));
            }
            return Results.once(accounts, account -> {
                Figures read = account.reader().measured(time.plus(PATIENCE));
                return account.server().seen().with(read);
            });
        }
    }
}
