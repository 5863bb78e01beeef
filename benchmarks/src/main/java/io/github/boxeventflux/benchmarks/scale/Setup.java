package io.github.boxeventflux.benchmarks.scale;

/**
 * How it is read. Each connector has one task and an offsets topic of its own.
 *
 * @param pageLimit events of a page at most: {@code page.limit}
 * @param recentIds ids that a saved position carries at most: {@code offset.recent.ids}
 * @param eventsSinceStart that each stream has had since its task was started
 * @param streamsPerTask how many one task has
 * @param tasksPerWorker how many one worker has
 * @param workersPerCluster how many share their three topics: {@code group.id}
 * @param exactlyOnce whether {@code exactly.once.source.support} is on
 * @param userTokens whether each user has a token of its own, which lasts for an hour
 * @param callMillis how long Box takes for one call
 */
record Setup(
        int pageLimit,
        int recentIds,
        double eventsSinceStart,
        int streamsPerTask,
        int tasksPerWorker,
        int workersPerCluster,
        boolean exactlyOnce,
        boolean userTokens,
        int callMillis) {

    private static final int LARGEST_PAGE = 500;
    private static final int SMALLEST_DEFAULT = 25;
    private static final int EVENTS_IN_MEMORY = 20_000;

    /** What the connector takes where {@code page.limit} is not set: the pages of a task are to fit into its memory. */
    static int defaultPageLimit(int streamsOfTask) {
        return Math.max(SMALLEST_DEFAULT, Math.min(LARGEST_PAGE, EVENTS_IN_MEMORY / streamsOfTask));
    }

    CallModel calls() {
        return new CallModel(pageLimit, LongPolls.OF_BOX);
    }

    HeapModel heap() {
        return new HeapModel(pageLimit);
    }

    PositionModel positions() {
        return new PositionModel(recentIds);
    }

    double streamsPerWorker() {
        return (double) streamsPerTask * tasksPerWorker;
    }

    double streamsPerCluster() {
        return streamsPerWorker() * workersPerCluster;
    }

    /** Every worker keeps the positions of its whole cluster; with exactly-once, each task keeps those of its topic again. */
    double positionsHeldByWorker(double streams) {
        double ofCluster = Math.min(streams, streamsPerCluster());
        double ofTasks = exactlyOnce ? Math.min(streams, streamsPerWorker()) : 0;
        return ofCluster + ofTasks;
    }
}
