package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** So many calls of a user in a minute of the clock, and no more. */
final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BoxClock clock;
    private final int callsPerMinute;
    private final Map<String, Minute> minutes = new HashMap<>();

    /** @param callsPerMinute 0 for no limit */
    RateLimit(BoxClock clock, int callsPerMinute) {
        this.clock = clock;
        this.callsPerMinute = callsPerMinute;
    }

    /** Refuses the call that is one too many. */
    synchronized void check(String user) {
        if (callsPerMinute == 0) {
            return;
        }
        Instant now = clock.instant();
        Minute minute = minutes.compute(
                user,
                (u, before) -> before == null || !now.isBefore(before.end())
                        ? new Minute(now.plus(MINUTE), 1)
                        : new Minute(before.end(), before.calls() + 1));
        if (minute.calls() > callsPerMinute) {
            long seconds = Duration.between(now, minute.end()).toSeconds();
            throw new Refusal(Answer.rateLimited(Math.max(1, seconds)));
        }
    }

    private record Minute(Instant end, int calls) {}
}
