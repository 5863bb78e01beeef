package io.github.boxeventflux.reactor;

import io.github.boxeventflux.auth.AccessTokenProvider;

/**
 * How many calls a client makes to Box in a minute for one account. Box allows each user 1,000; reading events and looking up
 * long-poll servers count, long polls do not.
 *
 * <p>No 60 seconds, wherever they begin, hold more calls than that. They may be made all at once: a backlog is read as fast as
 * Box answers until the budget is spent, and then as fast as it comes back. Whoever reads what happens now goes before
 * whoever reads {@code ADMIN_LOGS}, which also leaves a fiftieth of the budget to the others. Where Box answers 429
 * nevertheless, all that share the budget wait as long as Box says, within {@code retry.maxRetryAfter}, and go on at half the
 * pace; success brings them back to the full one within minutes.
 *
 * <p>The streams of one {@link BoxEventClient} share the budget of an account: those with an equal
 * {@link AccessTokenProvider} (the same one, or the same fixed token), the same {@code asUser} and the same {@code apiUrl}.
 * Other clients, other processes and other programs that spend the same user's calls are not known here: where there are
 * some, give each a part.
 */
public final class RequestBudget {

    private static final int MOST = 1_000_000;
    private static final RequestBudget OF_BOX = new RequestBudget(1_000);
    private static final RequestBudget UNLIMITED = new RequestBudget(0);

    private final int perMinute;

    private RequestBudget(int perMinute) {
        this.perMinute = perMinute;
    }

    /**
     * That many calls a minute for each account.
     *
     * @param calls 1 to 1,000,000; by default 1,000, which is what Box allows
     * @throws IllegalArgumentException for any other number
     */
    public static RequestBudget perMinute(int calls) {
        if (calls < 1 || calls > MOST) {
            throw new IllegalArgumentException(
                    "requestBudget.perMinute: " + calls + " is not allowed; allowed is 1 to " + MOST);
        }
        return new RequestBudget(calls);
    }

    /** No limit, and nothing is shared: each call is made at once, and each stream meets a 429 for itself. */
    public static RequestBudget unlimited() {
        return UNLIMITED;
    }

    static RequestBudget ofBox() {
        return OF_BOX;
    }

    boolean isUnlimited() {
        return perMinute == 0;
    }

    int perMinute() {
        return perMinute;
    }

    /** For a log. */
    @Override
    public String toString() {
        return isUnlimited() ? "unlimited" : perMinute + " calls a minute";
    }
}
