package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** So many calls of a user in any minute of the clock, wherever it begins, and no more. */
final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BoxClock clock;
    private final int callsPerMinute;
    private final Map<String, Deque<Instant>> lastMinutes = new HashMap<>();

    /** @param callsPerMinute 0 for no limit */
    RateLimit(BoxClock clock, int callsPerMinute) {
        this.clock = clock;
        this.callsPerMinute = callsPerMinute;
    }

    /** Refuses the call that is one too many; a refused one does not count. */
    synchronized void check(String user) {
        if (callsPerMinute == 0) {
            return;
        }
        Instant now = clock.instant();
        Deque<Instant> lastMinute = lastMinutes.computeIfAbsent(user, u -> new ArrayDeque<>());
        while (!lastMinute.isEmpty() && !now.isBefore(lastMinute.getFirst().plus(MINUTE))) {
            lastMinute.removeFirst();
        }
        if (lastMinute.size() == callsPerMinute) {
            Duration left = Duration.between(now, lastMinute.getFirst().plus(MINUTE));
            throw new Refusal(Answer.rateLimited(left.plusNanos(999_999_999).toSeconds()));
        }
        lastMinute.addLast(now);
    }
}
