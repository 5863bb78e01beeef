package io.github.boxeventflux.campaigns.replicas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the stream's row, as the database itself wrote it down.
 *
 * @param at by the database's clock
 * @param client who asked for it
 * @param owner who holds the lease behind it; {@code null} when nobody does
 * @param wasHeld whether the lease's time was not over yet
 * @param saved the checkpoint, where one was saved
 */
record Change(
        Instant at,
        String client,
        long oldToken,
        long token,
        @Nullable String oldOwner,
        @Nullable String owner,
        boolean wasHeld,
        @Nullable String saved) {

    boolean isTakeover() {
        return token != oldToken;
    }
}
