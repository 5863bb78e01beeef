package io.github.boxeventflux.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Which bearer tokens are good. */
final class Tokens {

    static final String DEFAULT = "fake-box-token";

    private final BoxClock clock;
    private final Set<String> accepted;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();

    /** @param accepted nothing accepts every token */
    Tokens(BoxClock clock, Set<String> accepted) {
        this.clock = clock;
        this.accepted = accepted;
    }

    String issue(Duration validFor) {
        String token = DEFAULT + "-" + issued.incrementAndGet();
        expiries.put(token, clock.instant().plus(validFor));
        return token;
    }

    void revoke(String token) {
        revoked.add(token);
    }

    /** Refuses a token that is not good. */
    String check(@Nullable String token) {
        if (token == null || token.isBlank()) {
            throw new Refusal(Answer.unauthorized(""));
        }
        Instant expiry = expiries.get(token);
        if (revoked.contains(token) || (expiry == null && !accepted.isEmpty() && !accepted.contains(token))) {
            throw new Refusal(Answer.unauthorized(", error=\"invalid_token\""));
        }
        if (expiry != null && !clock.instant().isBefore(expiry)) {
            throw new Refusal(Answer.unauthorized(", error=\"expired_token\""));
        }
        return token;
    }
}
