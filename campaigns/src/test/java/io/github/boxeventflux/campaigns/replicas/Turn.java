package io.github.boxeventflux.campaigns.replicas;

import java.time.Duration;
import java.time.Instant;

/**
 * A fault that the owner met, and who came after it.
 *
 * @param at when it began
 */
record Turn(Fault fault, Tenure met, Instant at, Tenure next) {

    /** How long nobody could read. */
    Duration handOver() {
        return Duration.between(at, next.from());
    }

    @Override
    public String toString() {
        return fault + " of " + met.owner() + " under token " + met.token() + ": " + next.owner() + " took over after "
                + handOver().toMillis() + " ms";
    }
}
