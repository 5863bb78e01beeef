package io.github.boxeventflux.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.boxeventflux.auth.AccessToken;
import io.github.boxeventflux.error.BoxEventException;
import io.github.boxeventflux.error.UnauthorizedException;
import io.github.boxeventflux.error.UnavailableException;
import io.github.boxeventflux.internal.engine.TokenRenewal.Step;
import io.github.boxeventflux.options.RenewalOptions;
import io.github.boxeventflux.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever asks, whatever is refused and fails, and whenever: one renewal at a time, and never a bad token. */
class TokenRenewalPropertyTest {

    private static final int STEPS = 2_000;

    @Test
    void oneRenewalAtATimeAndNeverABadToken() {
        Seeds.forEach(300, random -> new Walk(random).run());
    }

    private static final class Walk {

        private final Random random;
        private final TokenRenewal renewal;
        private final Set<AccessToken> refused = new HashSet<>();
        private final int failures;
        private Instant now = Instant.EPOCH;
        private Instant mayCallAt = Instant.EPOCH;
        private boolean underway;
        private int issued;
        private @Nullable AccessToken last;

        Walk(Random random) {
            this.random = random;
            // Not so many that there may be no token in all the time.
            failures = random.nextInt(90);
            renewal = new TokenRenewal(
                    RenewalOptions.builder()
                            .renewAhead(Duration.ofSeconds(random.nextInt(200)))
                            .build(),
                    random);
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                now = now.plusMillis(random.nextInt(20_000));
                if (underway && random.nextInt(3) == 0) {
                    end();
                } else {
                    ask();
                }
            }
            assertThat(issued)
                    .as("tokens in %s", Duration.between(Instant.EPOCH, now))
                    .isPositive();
        }

        private void ask() {
            AccessToken bad = last != null && random.nextInt(20) == 0 ? last : null;
            if (bad != null) {
                refused.add(bad);
            }
            Step step = renewal.next(bad, now);
            if (step.starts()) {
                assertThat(underway).as("one is under way").isFalse();
                assertThat(now).as("the pause is over").isAfterOrEqualTo(mayCallAt);
                underway = true;
            }
            if (step.token() != null) {
                assertThat(step.failure()).isNull();
                assertThat(refused).doesNotContain(step.token());
                assertThat(isGood(step.token()))
                        .as("%s at %s", step.token().expiresAt(), now)
                        .isTrue();
            } else {
                assertThat(underway).as("somebody waits in vain").isEqualTo(step.failure() == null);
            }
        }

        private boolean isGood(AccessToken token) {
            return token.expiresAt() == null || now.isBefore(token.expiresAt());
        }

        private void end() {
            underway = false;
            if (random.nextInt(100) < failures) {
                fail();
                return;
            }
            issued++;
            AccessToken token = new AccessToken(
                    "T" + issued, random.nextInt(5) == 0 ? null : now.plusSeconds(1 + random.nextInt(600)));
            renewal.renewed(token, now);
            last = token;
            mayCallAt = Instant.EPOCH;
        }

        private void fail() {
            Duration retryAfter = random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(100));
            BoxEventException error = random.nextInt(4) == 0
                    ? new UnauthorizedException("no", null)
                    : new UnavailableException("down", null, retryAfter, null);
            renewal.failed(error, now);
            BoxEventException told = renewal.failure(now);
            if (told instanceof UnavailableException passing) {
                assertThat(passing.retryAfter()).isPositive();
                mayCallAt = now.plus(passing.retryAfter());
                assertThat(retryAfter == null || retryAfter.equals(passing.retryAfter()))
                        .isTrue();
            } else {
                assertThat(told).isSameAs(error);
            }
        }
    }
}
