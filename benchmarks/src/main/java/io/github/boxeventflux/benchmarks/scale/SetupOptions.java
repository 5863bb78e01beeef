package io.github.boxeventflux.benchmarks.scale;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How it is read. */
final class SetupOptions {

    private static final int MOST_EVENTS_OF_PAGE = 500;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--page-limit", paramLabel = "N", description = "The connector's page.limit: 1 to 500.")
    private int pageLimit = MOST_EVENTS_OF_PAGE;

    @Option(names = "--recent-ids", paramLabel = "N", description = "The connector's offset.recent.ids.")
    private int recentIds = 1_000;

    @Option(
            names = "--events-since-start",
            paramLabel = "N",
            description = "How many events each stream has had since its task was started.")
    private double eventsSinceStart = 1_000;

    @Option(names = "--pages-held", paramLabel = "N", description = "How many pages of a stream can wait in a worker.")
    private int pagesHeld = HeapModel.PAGES_HELD;

    @Option(names = "--streams-per-task", paramLabel = "N", description = "How many streams a task has.")
    private int streamsPerTask = 10_000;

    @Option(names = "--tasks-per-worker", paramLabel = "N", description = "How many tasks a worker has.")
    private int tasksPerWorker = 1;

    @Option(names = "--workers-per-cluster", paramLabel = "N", description = "How many workers have one group.id.")
    private int workersPerCluster = 10;

    @Option(names = "--at-least-once", description = "Without exactly.once.source.support.")
    private boolean atLeastOnce;

    @Option(names = "--user-tokens", description = "With a token for each user; else one for each task.")
    private boolean userTokens;

    @Option(names = "--call-millis", paramLabel = "MS", description = "How long Box takes for a call.")
    private int callMillis = 200;

    Setup setup() {
        atLeast("--page-limit", pageLimit);
        if (pageLimit > MOST_EVENTS_OF_PAGE) {
            throw refused("--page-limit is %d; it must be at most %d".formatted(pageLimit, MOST_EVENTS_OF_PAGE));
        }
        atLeast("--pages-held", pagesHeld);
        atLeast("--streams-per-task", streamsPerTask);
        atLeast("--tasks-per-worker", tasksPerWorker);
        atLeast("--workers-per-cluster", workersPerCluster);
        return new Setup(
                pageLimit,
                recentIds,
                pagesHeld,
                eventsSinceStart,
                streamsPerTask,
                tasksPerWorker,
                workersPerCluster,
                !atLeastOnce,
                userTokens,
                callMillis);
    }

    private void atLeast(String option, int value) {
        if (value < 1) {
            throw refused("%s is %d; it must be at least 1".formatted(option, value));
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
