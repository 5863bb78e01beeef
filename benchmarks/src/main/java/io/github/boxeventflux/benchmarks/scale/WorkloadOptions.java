package io.github.boxeventflux.benchmarks.scale;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is to be read. */
final class WorkloadOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--accounts", paramLabel = "N", description = "How many users, or enterprises; each has a stream.")
    private double accounts = 10_000;

    @Option(names = "--kind", paramLabel = "KIND", description = "Whose streams they are: ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.USER;

    @Option(
            names = "--events-per-account-and-day",
            paramLabel = "N",
            description = "How many happen to each, on average, at any time of the day.")
    private double eventsPerDay = 100;

    @Option(
            names = "--events-per-notice",
            paramLabel = "N",
            description = "How many of them happen so closely together that Box tells of them at once.")
    private double eventsPerNotice = 1;

    @Option(names = "--event-bytes", paramLabel = "N", description = "How long an event is as JSON.")
    private int eventBytes = 1_240;

    Workload workload() {
        atLeast(1, "--accounts", accounts);
        atLeast(0, "--events-per-account-and-day", eventsPerDay);
        atLeast(1, "--events-per-notice", eventsPerNotice);
        atLeast(1, "--event-bytes", eventBytes);
        return new Workload(accounts, kind, eventsPerDay, eventsPerNotice, eventBytes);
    }

    private void atLeast(int least, String option, double value) {
        if (!(value >= least)) {
            throw new ParameterException(
                    command.commandLine(), "%s is %s; it must be at least %d".formatted(option, value, least));
        }
    }
}
