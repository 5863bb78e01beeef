package io.github.boxeventflux.internal.engine;

import java.time.Duration;

/**
 * How fast calls may follow each other. At full pace there is no limit but the window. A refusal halves the pace, down to a
 * hundredth and never below one call a minute; from then on calls are spaced evenly, and success raises the pace evenly
 * with time, from nothing to full in ten minutes.
 */
final class CallPace {

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double RECOVERY = Duration.ofMinutes(10).toNanos();
    private static final double LOWEST = 0.01;

    /** No success speaks for more time before it than this. */
    private static final long LONGEST_CREDIT = Duration.ofMinutes(1).toNanos();

    /** How much a call that comes late may be made good by the next ones: timers are not exact. */
    private static final long LENIENCY = Duration.ofMillis(100).toNanos();

    private final double full;
    private double perMinute;
    private long nextCall;
    private long pausedUntil;
    private long raisedUntil;
    private long loweredAt = Long.MIN_VALUE;

    CallPace(int full) {
        this.full = full;
        perMinute = full;
    }

    int perMinute() {
        return (int) perMinute;
    }

    boolean isPaused(long now) {
        return now < pausedUntil;
    }

    /** When the next call may be made; not before now. */
    long nextCall(long now) {
        return Math.max(now, Math.max(pausedUntil, isFull() ? now : nextCall));
    }

    void called(long now) {
        if (!isFull()) {
            nextCall = Math.max(nextCall, now - LENIENCY) + interval();
        }
    }

    /**
     * A call was refused. Calls that were under way together are refused together, and lower the pace once.
     *
     * @param calledAt when it was made
     * @param pause for how long nobody is to call
     * @return whether it is a new refusal, and not of a call from before the last one
     */
    boolean refused(long calledAt, long pause, long now) {
        pausedUntil = Math.max(pausedUntil, now + pause);
        boolean isNew = calledAt > loweredAt;
        if (isNew) {
            loweredAt = now;
            perMinute = Math.min(perMinute, Math.max(Math.max(1, full * LOWEST), perMinute / 2));
            nextCall = now + interval();
        }
        raisedUntil = Math.max(now, pausedUntil);
        return isNew;
    }

    /**
     * A call succeeded.
     *
     * @return whether the pace is full again
     */
    boolean succeeded(long now) {
        if (isFull() || now <= raisedUntil) {
            return false;
        }
        long credit = Math.min(now - raisedUntil, LONGEST_CREDIT);
        raisedUntil = now;
        perMinute = Math.min(full, perMinute + full * (credit / RECOVERY));
        return isFull();
    }

    private boolean isFull() {
        return perMinute >= full;
    }

    private long interval() {
        return (long) (MINUTE / perMinute);
    }
}
