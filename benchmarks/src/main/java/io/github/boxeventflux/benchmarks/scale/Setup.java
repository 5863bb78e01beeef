package io.github.boxeventflux.benchmarks.scale;

/**
 * How it is read. Each connector has one task and an offsets topic of its own.
 *
 * @param pageLimit events of a page at most: {@code page.limit}
 * @param recentIds ids that a saved position carries at most: {@code offset.recent.ids}
 * @param pagesHeld pages of one stream that can be there at once
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
        int pagesHeld,
        double eventsSinceStart,
        int streamsPerTask,
        int tasksPerWorker,
        int workersPerCluster,
        boolean exactlyOnce,
        boolean userTokens,
        int callMillis) {

    CallModel calls() {
        return new CallModel(pageLimit, LongPolls.OF_BOX);
    }

    HeapModel heap() {
        return new HeapModel(pageLimit, pagesHeld);
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
