package io.github.boxeventflux.internal.engine;

import io.github.boxeventflux.error.RetryableException;
import io.github.boxeventflux.internal.wire.LongPollAnswer;
import io.github.boxeventflux.internal.wire.RealtimeServer;
import io.github.boxeventflux.options.StreamOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The state machine of the long poll: which call comes next, when, and how long it may take. It is told what came of each
 * step and answers with the next one, so it needs neither a clock nor a connection.
 *
 * <p>Servers are found once and used until their time ({@code ttl}) or their number of polls ({@code max_retries}) is up,
 * until they ask to be looked up again, until all of them have failed, or until nothing came for too long. A look-up that follows a poll is followed by a
 * reading, in case a notice was missed.
 */
public final class LongPollPlan {

    /** What Box's servers are granted beyond the silence that they announce. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Duration maxWait;
    private final Duration maxSilence;
    private final Backoff backoff;

    private List<RealtimeServer> servers = List.of();
    private int current;
    private int polls;
    private Instant foundAt = Instant.EPOCH;
    private Instant heardAt = Instant.EPOCH;

    private Instant pollStartedAt = Instant.EPOCH;
    private boolean polledSinceDrain;
    private int fruitless;
    private boolean slowDown;

    public LongPollPlan(StreamOptions options, Backoff backoff) {
        this.maxWait = options.longPoll().maxWait();
        this.maxSilence = options.longPoll().maxSilence();
        this.backoff = backoff;
    }

    /** What to do next. */
    public sealed interface Step {

        /** When to do it. */
        default Duration after() {
            return Duration.ZERO;
        }
    }

    /**
     * Look up servers.
     *
     * @param after when to
     * @param silence for how long nothing came, where that is the reason; none where it is another
     */
    public record FindServers(Duration after, Duration silence) implements Step {

        FindServers(Duration after) {
            this(after, Duration.ZERO);
        }
    }

    /**
     * Poll a server.
     *
     * @param after when to
     * @param atMost how long the poll may be silent
     */
    public record Poll(RealtimeServer server, Duration after, Duration atMost) implements Step {}

    /** Read what is new. */
    public record Read() implements Step {}

    /** Give up with the last error. */
    public record GiveUp() implements Step {}

    /**
     * Everything was read.
     *
     * @param news whether an event came that was not known before
     */
    public Step drained(boolean news, Instant now) {
        if (news) {
            fruitless = 0;
            slowDown = false;
        }
        polledSinceDrain = false;
        heardAt = now;
        return poll(now);
    }

    /**
     * Servers were found.
     *
     * @param found at least one
     */
    public Step serversFound(List<RealtimeServer> found, Instant now) {
        servers = List.copyOf(found);
        current = 0;
        polls = 0;
        foundAt = now;
        heardAt = now;
        return polledSinceDrain ? new Read() : poll(now);
    }

    /** A poll was answered, or was silent as long as it may be. */
    public Step answered(LongPollAnswer answer, Instant now) {
        backoff.reset();
        countFruitless(answer, Duration.between(pollStartedAt, now));
        return switch (answer) {
            case SILENCE -> silent(now);
            case RECONNECT, MAX_RETRIES -> findServers();
            default -> new Read();
        };
    }

    /** A poll failed: another server may do better. When none is left that may be polled, looking up backs off. */
    public Step failed(RetryableException error, Instant now) {
        current++;
        if (!isUsedUp(now)) {
            return poll(now);
        }
        servers = List.of();
        Duration delay = backoff.next(error.retryAfter(), now);
        return delay == null ? new GiveUp() : new FindServers(delay);
    }

    /** That nothing happens is usual; that nothing comes at all for so long may be a connection that is none. */
    private Step silent(Instant now) {
        Duration silence = Duration.between(heardAt, now);
        if (silence.compareTo(maxSilence) < 0) {
            return poll(now);
        }
        servers = List.of();
        return new FindServers(Duration.ZERO, silence);
    }

    private Step poll(Instant now) {
        if (isUsedUp(now)) {
            return findServers();
        }
        polls++;
        polledSinceDrain = true;
        Duration after = takeSlowDown();
        pollStartedAt = now.plus(after);
        RealtimeServer server = servers.get(current);
        Duration atMost = server.retryTimeout().plus(MARGIN);
        return new Poll(server, after, atMost.compareTo(maxWait) > 0 ? maxWait : atMost);
    }

    private boolean isUsedUp(Instant now) {
        if (current >= servers.size()) {
            return true;
        }
        RealtimeServer server = servers.get(current);
        return polls >= server.maxRetries() || !now.isBefore(foundAt.plus(server.ttl()));
    }

    private Step findServers() {
        servers = List.of();
        return new FindServers(takeSlowDown());
    }

    /** A server that answers at once, again and again without anything new, is asked ever more slowly. */
    private void countFruitless(LongPollAnswer answer, Duration held) {
        if (held.compareTo(SlowDown.delay(Math.max(fruitless, 1))) > 0) {
            fruitless = 0;
        } else if (answer != LongPollAnswer.SILENCE) {
            fruitless++;
            slowDown = true;
        }
    }

    private Duration takeSlowDown() {
        Duration delay = slowDown ? SlowDown.delay(fruitless) : Duration.ZERO;
        slowDown = false;
        return delay;
    }
}
