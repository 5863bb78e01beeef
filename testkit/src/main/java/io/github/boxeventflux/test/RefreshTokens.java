package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which refresh tokens can still be used: each once, within 60 days. */
final class RefreshTokens {

    private static final Duration LIFETIME = Duration.ofDays(60);

    private final BoxClock clock;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    RefreshTokens(BoxClock clock) {
        this.clock = clock;
    }

    String issue() {
        String token = "fake-box-refresh-token-" + issued.incrementAndGet();
        expiries.put(token, clock.instant().plus(LIFETIME));
        return token;
    }

    /** Whether it was good; from now on it is not. */
    boolean use(String token) {
        Instant expiry = expiries.remove(token);
        return expiry != null && clock.instant().isBefore(expiry);
    }
}
