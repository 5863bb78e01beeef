package io.github.boxeventflux.internal.engine;

import java.time.Duration;

/**
 * Decides when a call may be made, so that no 60 seconds, wherever they begin, hold more of them than the budget, even
 * when calls are late by up to a second.
 *
 * <p>It is a sliding window and not a token bucket. A bucket that may give out all it holds at once gives out twice the
 * budget within some minute; one that never does must be small, and would stretch a backlog of a few hundred pages over
 * half a minute. Here the whole budget can be spent at once, and comes back as it was spent, a minute later. Of it, history
 * leaves a fiftieth to what is live. Over time more than 96 % of the budget can be used.
 *
 * <p>When Box refuses a call nevertheless, somebody else spends the same budget: then the {@link CallPace} slows down, and
 * nobody calls as long as Box says.
 *
 * <p>Has no clock: times are nanoseconds, 0 or more, that never go back. Not safe for use by several threads at once.
 */
public final class CallBudget {

    private static final int PART_FOR_LIVE = 50;

    private final int perMinute;
    private final SlidingWindow window = new SlidingWindow();
    private final CallPace pace;

    /** @param perMinute 1 and more */
    public CallBudget(int perMinute) {
        this.perMinute = perMinute;
        pace = new CallPace(perMinute);
    }

    /** When the next call may be made, if there is none before it; now or later. */
    public long nextCall(CallPriority priority, long now) {
        int limit = priority == CallPriority.LIVE ? perMinute : perMinute - perMinute / PART_FOR_LIVE;
        return Math.max(pace.nextCall(now), window.fewerThan(limit, now));
    }

    /** A call is made. */
    public void called(long now) {
        window.add(now);
        pace.called(now);
    }

    /**
     * A call was refused as one too many.
     *
     * @param calledAt when it was made
     * @param retryAfter how long nobody is to call
     * @return whether it is news, and not the refusal of a call that was under way when the last one was refused
     */
    public boolean refused(long calledAt, Duration retryAfter, long now) {
        return pace.refused(calledAt, retryAfter.toNanos(), now);
    }

    /**
     * A call succeeded.
     *
     * @return whether the pace is the full one again, after it was lower
     */
    public boolean succeeded(long now) {
        return pace.succeeded(now);
    }

    /** How many calls a minute may follow each other now. */
    public int pace() {
        return pace.perMinute();
    }

    /** Whether a new budget would do as well: there was no call lately, and no pause is under way. */
    public boolean isUntouched(long now) {
        return window.isEmpty(now) && !pace.isPaused(now);
    }
}
