package io.github.boxeventflux.internal.engine;

/**
 * What is to be expected of history by what was read of it. Days and nights and Sundays are unlike, but a window holds some
 * of each, so it is the average that tells how much it holds; but for a Monday that holds a part of the year.
 */
final class UsualPace {

    /** So many times denser than usual, and it is something else. */
    private static final double UNUSUAL = 16;

    /** How much sparser it is taken to be for each window further on that nobody has seen yet. */
    private static final double FURTHER = 4;

    /** How many pages are remembered, more or less: an enterprise may grow. */
    private static final double PAGES = 64;

    /** What an unusual page counts for: what goes on for very long is usual. */
    private static final double OF_UNUSUAL = 0.25;

    private double seconds;
    private double events;

    /** Whether nothing is known yet. */
    boolean isUnknown() {
        return events == 0;
    }

    /** As the pages of late have shown it. */
    Pace pace() {
        return new Pace(seconds / events);
    }

    /**
     * A page was read.
     *
     * @param count of its events, at least one
     * @param length how many seconds it reaches
     * @return what is to be expected of the time after it
     */
    Pace seen(int count, long length) {
        long reached = Math.max(1, length);
        Pace here = new Pace((double) reached / count);
        boolean isUsual = isUnknown() || here.secondsPerEvent() * UNUSUAL >= pace().secondsPerEvent();
        double weight = isUsual ? 1 : OF_UNUSUAL;
        seconds += weight * (reached - seconds / PAGES);
        events += weight * (count - events / PAGES);
        return isUsual ? pace() : here;
    }

    /** What is to be expected behind a window of which that is expected: what is unusual may end. */
    Pace behind(Pace pace) {
        double usual = pace().secondsPerEvent();
        return pace.secondsPerEvent() >= usual ? pace : new Pace(Math.min(usual, pace.secondsPerEvent() * FURTHER));
    }
}
