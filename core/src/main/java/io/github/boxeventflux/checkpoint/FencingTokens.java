package io.github.boxeventflux.checkpoint;

import io.github.boxeventflux.error.CheckpointException;
import io.github.boxeventflux.error.LeaseLostException;
import org.jspecify.annotations.Nullable;

/** Whether a checkpoint may be written over another. */
final class FencingTokens {

    private FencingTokens() {}

    /**
     * Checks a condition.
     *
     * @param stored the fencing token of what is stored, 0 when it was never saved with one; {@code null} when nothing
     *     is stored
     * @return the fencing token to store: the greatest there was
     */
    static long check(StreamKey key, @Nullable Long stored, WriteCondition condition) {
        long token = stored == null ? 0 : stored;
        if (condition instanceof WriteCondition.IfAbsent && stored != null) {
            throw new CheckpointException("There is a checkpoint for " + key + " already; nothing was changed", null);
        }
        if (condition instanceof WriteCondition.NotNewerThan mine) {
            if (mine.token() < token) {
                throw new LeaseLostException(
                        "A newer owner has saved a checkpoint for " + key + "; nothing was changed", null);
            }
            token = mine.token();
        }
        return token;
    }
}
